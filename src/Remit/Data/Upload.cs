namespace Remit.Data;

/// <summary>Something that is kept in the same transaction as a change and is no record itself: it learns the change's number.</summary>
public interface IKeptWithAChange
{
    /// <summary>Told the number of the change with which it is about to be kept.</summary>
    void KeptWith(long change);
}

/// <summary>
/// A file that somebody handed in to be brought in, while they look at its preview, and what became of it. It is no record: it is not
/// logged, not exported, and the file itself is let go when it was brought in or given up, as it holds people's names.
/// </summary>
public sealed class Upload : IKeptWithAChange
{
    /// <summary>Its id, which its address has.</summary>
    public required Guid Id { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; set; }

    /// <summary>The file; null once it was brought in.</summary>
    public byte[]? Content { get; set; }

    /// <summary>The SHA-256 of the file, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>What it is brought in as; null until somebody says.</summary>
    public string? Intake { get; set; }

    /// <summary>What was said about it, as a JSON object of names and values.</summary>
    public required string Answers { get; set; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who handed it in.</summary>
    public required string Who { get; init; }

    /// <summary>The person who handed it in, where they are one: it is theirs, and of those who see everything.</summary>
    public Guid? Person { get; init; }

    /// <summary>The change that brought it in; null while it waits.</summary>
    public long? ChangeNumber { get; set; }

    /// <summary>The change that took it back; null where none did.</summary>
    public long? TakenBackBy { get; set; }

    /// <inheritdoc/>
    public void KeptWith(long change)
    {
        if (ChangeNumber is null)
            (ChangeNumber, Content) = (change, null);
        else
            TakenBackBy = change;
    }
}
