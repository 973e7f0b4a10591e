using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent;

/// <summary>The nonce of the response's Content Security Policy, for the scripts that your own views write.</summary>
public static class ConsentNonce
{
    private static readonly object Key = new();

    /// <summary>
    /// The nonce of this response: 128 random bits in Base64, made at the first call. Only <c>UseConsentCsp()</c> puts it into a
    /// header; if your app sends its own policy, give its nonce to <see cref="SetConsentNonce"/> before a view is rendered.
    /// </summary>
    public static string GetConsentNonce(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[Key] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Key] = nonce;
        return nonce;
    }

    /// <summary>Lets the tag helpers write the nonce of your app's own Content Security Policy.</summary>
    public static void SetConsentNonce(this HttpContext context, string nonce)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(nonce);
        context.Items[Key] = nonce;
    }

    /// <summary>The nonce for a script of the tags; <c>null</c> where nobody set one and the policy of <c>UseConsentCsp()</c> names none.</summary>
    internal static string? FindConsentNonce(this HttpContext context) => context.Features.Get<ConsentCspFeature>()?.UsesNonce == true ? context.GetConsentNonce() : context.Items[Key] as string;
}
