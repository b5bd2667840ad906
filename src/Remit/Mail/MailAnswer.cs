namespace Remit.Mail;

/// <summary>What a mail server made of a letter.</summary>
internal enum MailOutcome
{
    /// <summary>It took it.</summary>
    Taken,

    /// <summary>It did not take it, and may do so later: it was not there, was busy, or did not let us in.</summary>
    NotNow,

    /// <summary>It refused it for good.</summary>
    Refused,

    /// <summary>It was given the whole letter and did not answer: it may have taken it.</summary>
    NobodyKnows,
}

/// <summary>What a mail server made of a letter, and what it said.</summary>
/// <param name="Outcome">What it made of it.</param>
/// <param name="Said">Its words, or why it could not be asked.</param>
internal sealed record MailAnswer(MailOutcome Outcome, string Said);
