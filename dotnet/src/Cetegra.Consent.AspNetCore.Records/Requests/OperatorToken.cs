using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent.Records.Requests;

/// <summary>Compares the token of a request in the same time, however much of it is right.</summary>
internal static class OperatorToken
{
    public static bool IsShown(HttpRequest request, string? token)
    {
        if (string.IsNullOrEmpty(token)) return false;
        // Hashes have one length, so the comparison does not reveal that of the token either.
        return CryptographicOperations.FixedTimeEquals(HashOf(request.Headers.Authorization.ToString()), HashOf($"Bearer {token}"));
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
