using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent.Records.Requests;

/// <summary>Reads a body into memory, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Bytes. A record of 1,000 services has some 45,000. A browser sends at most 64 KiB while a page goes away.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>Reads the body.</summary>
    /// <returns><c>null</c> if it is too large.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Largest) return null;
        // Kestrel's own limit is larger. One byte more than allowed shows that a body of unknown length is too large.
        var buffer = new byte[Math.Min(request.ContentLength ?? Largest, Largest) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        // Not a conditional expression: it would convert null to an empty Memory.
        if (length > Largest) return null;
        return buffer.AsMemory(0, length);
    }
}
