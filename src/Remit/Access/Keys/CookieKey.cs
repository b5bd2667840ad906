namespace Remit.Access.Keys;

/// <summary>A key by which forms and secrets are sealed, as the framework wrote it; its secret part is encrypted.</summary>
internal sealed class CookieKey
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the framework calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The key, as XML.</summary>
    public required string Xml { get; init; }
}
