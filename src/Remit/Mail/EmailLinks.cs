namespace Remit.Mail;

/// <summary>The addresses of the pages about email.</summary>
internal static class EmailLinks
{
    /// <summary>All letters.</summary>
    public const string Root = "/email";

    /// <summary>Those in a state, from some page on.</summary>
    public static string In(string? state, int page = 1) =>
        (state, page) switch
        {
            (null, 1) => Root,
            (null, _) => $"{Root}?page={page}",
            (_, 1) => $"{Root}?state={state}",
            _ => $"{Root}?state={state}&page={page}",
        };
}
