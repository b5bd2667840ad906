namespace Remit.Data.Letters;

/// <summary>Where a letter is on its way.</summary>
public enum LetterState
{
    /// <summary>It is to be sent, at once or later.</summary>
    Waiting,

    /// <summary>It is being handed to the mail server now.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server refused it for good, or would not take it for days.</summary>
    Failed,

    /// <summary>It was handed over, and no answer came: the mail server may have taken it.</summary>
    Unsure,

    /// <summary>Somebody said that it need not be sent any more.</summary>
    GivenUp,
}

/// <summary>
/// An email that Remit is to send. It is kept in the transaction of the change that it speaks of, so that there is none without the other,
/// and is no record: it is not logged and not exported, and its words are let go when it was sent, as they may hold names and links.
/// </summary>
public sealed class Letter : IKeptWithAChange
{
    internal const string Table = "letters";

    /// <summary>How often a mail server is asked: with the waits between, for the four to five days of RFC 5321, 4.5.4.1.</summary>
    public const int MostTries = 28;

    /// <summary>How long handing one over may take before nobody waits for it any more.</summary>
    public static readonly TimeSpan LongestHandingOver = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(4),
    ];

    /// <summary>Its id, which is also that of the message: a mail server that gets it twice can tell.</summary>
    public required Guid Id { get; init; }

    /// <summary>What sort of letter it is, in a word: "invitation", "test".</summary>
    public required string Sort { get; init; }

    /// <summary>The email address; null once the person was erased.</summary>
    public string? To { get; set; }

    /// <summary>The person to whom it goes, where they are one of the partnership.</summary>
    public Guid? Person { get; init; }

    /// <summary>Its subject; null once the person was erased.</summary>
    public string? Subject { get; set; }

    /// <summary>Its words, as plain text; null once it was sent or given up.</summary>
    public string? Words { get; set; }

    /// <summary>When it was written, in real time.</summary>
    public required DateTimeOffset Written { get; init; }

    /// <summary>The change that it speaks of; null for none.</summary>
    public long? ChangeNumber { get; set; }

    /// <summary>Where it is.</summary>
    public LetterState State { get; set; }

    /// <summary>When it is to be tried next; while it is handed over, when that began; else when it came to its state.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>What the mail server said last, or why it could not be asked.</summary>
    public string? Said { get; set; }

    /// <inheritdoc/>
    public void KeptWith(long change) => ChangeNumber ??= change;

    /// <summary>The mail server took it: its words go.</summary>
    public void Leave(DateTimeOffset now, string? said) => End(LetterState.Sent, now, said);

    /// <summary>It was not taken now: it is tried again, later each time, <see cref="MostTries"/> times.</summary>
    public void WaitAgain(DateTimeOffset now, string said)
    {
        if (Tries >= MostTries)
            Fail(now, said);
        else
            (State, At, Said) = (LetterState.Waiting, now + Waits[Math.Clamp(Tries - 1, 0, Waits.Length - 1)], said);
    }

    /// <summary>It is refused for good. Its words stay: somebody may send it again, as when the mailbox was full.</summary>
    public void Fail(DateTimeOffset now, string said) => (State, At, Said) = (LetterState.Failed, now, said);

    /// <summary>Nobody can tell whether it was taken. It is not sent again before somebody says so, as nobody wants it twice.</summary>
    public void BeUnsure(DateTimeOffset now, string said) => (State, At, Said) = (LetterState.Unsure, now, said);

    /// <summary>Whether somebody may say that it is to be sent once more.</summary>
    public bool MayBeSentAgain => IsToBeSentAgain(State, Words is not null);

    /// <summary>Whether somebody may say that it need not be sent any more.</summary>
    public bool MayBeGivenUp => IsToBeGivenUp(State);

    /// <summary>Whether somebody may say of a letter in a state that it is to be sent once more.</summary>
    public static bool IsToBeSentAgain(LetterState state, bool hasWords) =>
        hasWords && (state is LetterState.Failed or LetterState.Unsure);

    /// <summary>Whether somebody may say of a letter in a state that it need not be sent any more.</summary>
    public static bool IsToBeGivenUp(LetterState state) =>
        state is LetterState.Waiting or LetterState.Failed or LetterState.Unsure;

    /// <summary>Somebody says that it is to be sent once more.</summary>
    public void SendAgain(DateTimeOffset now) => (State, At, Tries) = (LetterState.Waiting, now, 0);

    /// <summary>Somebody says that it need not be sent any more: its words go.</summary>
    public void GiveUp(DateTimeOffset now) => End(LetterState.GivenUp, now, Said);

    private void End(LetterState state, DateTimeOffset now, string? said) => (State, At, Said, Words) = (state, now, said, null);
}
