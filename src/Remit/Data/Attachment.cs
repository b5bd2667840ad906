namespace Remit.Data;

/// <summary>
/// The bytes of a document that a record names by their SHA-256. It is no record: the log holds the hash and the name, and the bytes lie
/// here once, whichever records name them, so that they can go when the last of these does.
/// </summary>
public sealed class Attachment : IKeptWithAChange
{
    /// <summary>Its id: by this a form that is not sent yet names what was handed in.</summary>
    public required Guid Id { get; init; }

    /// <summary>The SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The name of the file as it can be shown.</summary>
    public required string Name { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The person who handed it in; null for the operator.</summary>
    public Guid? Person { get; init; }

    /// <summary>The change by which a record names it; null while its form is not sent.</summary>
    public long? ChangeNumber { get; set; }

    /// <inheritdoc/>
    public void KeptWith(long change) => ChangeNumber ??= change;
}

/// <summary>
/// A record that names an attachment, so that its bytes go out and come in with it: by its field <see cref="HashField"/>, and what the file is
/// called by <see cref="NameField"/>.
/// </summary>
public interface INamesADocument
{
    /// <summary>The field with the SHA-256.</summary>
    const string HashField = "hash";

    /// <summary>The field with the name of the file.</summary>
    const string NameField = "file";

    /// <summary>The SHA-256 of the bytes, in hexadecimal; null where it names none.</summary>
    string? Document { get; }
}
