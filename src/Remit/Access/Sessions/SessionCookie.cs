using System.Buffers.Text;
using System.Security.Cryptography;

namespace Remit.Access.Sessions;

/// <summary>
/// The cookie that a signed-in browser keeps: the session's id and its secret. The prefix <c>__Host-</c> makes browsers take it from this
/// host alone, by a secure connection (loopback counts as one), for all its paths.
/// </summary>
internal sealed record SessionCookie(Guid Id, byte[] Secret)
{
    /// <summary>Its name.</summary>
    public const string Name = "__Host-remit";

    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    private static readonly CookieOptions Options = new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    /// <summary>The hash by which the database knows the secret.</summary>
    public byte[] SecretHash => SHA256.HashData(Secret);

    /// <summary>A new one for a session.</summary>
    public static SessionCookie For(Guid id) => new(id, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The one that a request brings; null where it brings none, or one that we did not write.</summary>
    public static SessionCookie? Of(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 200 } text || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length == IdBytes + SecretBytes ? new(new Guid(bytes.AsSpan(0, IdBytes)), bytes[IdBytes..]) : null;
    }

    /// <summary>Gives it to the browser, until that is closed.</summary>
    public void Write(HttpContext context) =>
        context.Response.Cookies.Append(Name, Base64Url.EncodeToString([.. Id.ToByteArray(), .. Secret]), Options);

    /// <summary>Takes it from the browser.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options);
}
