using System.Security.Cryptography;

namespace Remit.Web;

/// <summary>
/// The files in <c>assets/</c> beside the executable. Their addresses carry one hash of all of them, in the path, so
/// that what one of them imports by a relative address carries it too.
/// </summary>
public sealed class Assets
{
    internal const string Root = "/assets";

    public Assets(string folder)
    {
        Folder = folder;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        Version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    public string Folder { get; }

    /// <summary>Twelve hexadecimal digits that change when any file does.</summary>
    public string Version { get; }

    /// <summary>The address of a file that may be kept for ever: <c>/assets/1f0c…/remit.css</c>.</summary>
    public string Url(string file) => $"{Root}/{Version}/{file}";

    /// <summary>
    /// Takes the version out of the path. A version that is not ours (a page from the node before an upgrade) is
    /// answered all the same, and not kept.
    /// </summary>
    internal Task Unversion(HttpContext context, RequestDelegate next)
    {
        if (
            context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal, out var rest)
            && rest.Value?.Split('/') is ["", { Length: 12 } version, var file]
            && version.All(char.IsAsciiHexDigit)
        )
        {
            context.Request.Path = $"{Root}/{file}";
            context.Items[typeof(Assets)] = version == Version;
        }
        return next(context);
    }

    internal static void Keep(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Items[typeof(Assets)] is true
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
