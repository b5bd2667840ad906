namespace Remit.Access.Sessions;

/// <summary>The session that a request comes in: open, and of an account that may be used.</summary>
internal sealed record OpenSession
{
    public required Guid Id { get; init; }
    public required Guid Account { get; init; }

    /// <summary>The record of the person.</summary>
    public required Guid Person { get; init; }
    public required string Email { get; init; }
    public required SessionStage Stage { get; init; }
    public required SignInMeans Means { get; init; }

    /// <summary>The session of a request; null where it comes in none.</summary>
    public static OpenSession? Of(HttpContext context) => context.Features.Get<OpenSession>();

    /// <summary>The same, where its person has come all the way.</summary>
    public static OpenSession? WholeOf(HttpContext context) => Of(context) is { Stage: SessionStage.Whole } whole ? whole : null;
}
