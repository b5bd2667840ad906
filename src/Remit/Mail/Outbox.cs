using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;

namespace Remit.Mail;

/// <summary>The letters that are to be sent, and what became of them. None is lost while the mail server is away, and none goes twice.</summary>
public sealed class Outbox(Store store, RealClock clock, Mailing mailing)
{
    private const int LongestAddress = 254;

    /// <summary>How often a letter that others move is looked at again.</summary>
    private const int MostLooks = 5;

    /// <summary>Whether there is a mail server to send them by.</summary>
    public bool IsSet => mailing.Server is not null;

    /// <summary>Whether an email can be sent to an address: only where it is of ASCII, as not every mail server knows others.</summary>
    public static bool CanBeSentTo(string? address) =>
        address is { Length: <= LongestAddress }
        && address.All(c => char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or '<' or '>'))
        && MailAddress.TryCreate(address, out var read)
        && read.Address == address;

    /// <summary>A letter, not kept yet: add it to the context of the change that it speaks of, and it is kept with that or not at all.</summary>
    /// <param name="sort">What sort it is, in a word.</param>
    /// <param name="to">An address for which <see cref="CanBeSentTo"/> holds.</param>
    /// <param name="person">The person to whom it goes; null for nobody of the partnership.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="words">Its words, as plain text.</param>
    /// <exception cref="ArgumentException">Nothing can be sent to this address.</exception>
    public Letter Write(string sort, string to, Guid? person, string subject, string words) =>
        CanBeSentTo(to)
            ? new Letter
            {
                Id = store.Ids.Next(),
                Sort = sort,
                To = to,
                Person = person,
                Subject = subject,
                Words = words,
                Written = clock.Now,
                At = clock.Now,
            }
            : throw new ArgumentException($"Nothing can be sent to “{to}”.", nameof(to));

    /// <summary>Keeps a letter that speaks of no change.</summary>
    public Task Keep(Letter letter) => KeepInPlaceOf(letter, _ => false);

    /// <summary>Keeps a letter, and gives up those of its sort to its person that did not go yet: they say what is not so any more.</summary>
    public Task KeepInPlaceOfOlder(Letter letter) => KeepInPlaceOf(letter, l => Letter.IsToBeGivenUp(l.State));

    private Task KeepInPlaceOf(Letter letter, Predicate<Letter> isOld) =>
        Alone(async db =>
        {
            if (letter.Person is { } person)
                foreach (
                    var older in await db.Set<Letter>().Where(l => l.Person == person && l.Sort == letter.Sort).ToListAsync()
                )
                    if (isOld(older))
                        older.GiveUp(clock.Now);
            db.Add(letter);
            await db.SaveInCommit();
            return true;
        });

    /// <summary>The letters without their words, the newest first, in a state or in all.</summary>
    internal static IQueryable<LetterLine> Lines(Db db, LetterState? state) =>
        db.Set<Letter>()
            .Where(l => state == null || l.State == state)
            .OrderByDescending(l => l.Written)
            .ThenByDescending(l => l.Id)
            .Select(l => new LetterLine
            {
                Id = l.Id,
                Sort = l.Sort,
                To = l.To,
                Subject = l.Subject,
                Written = l.Written,
                State = l.State,
                At = l.At,
                Tries = l.Tries,
                Said = l.Said,
                HasWords = l.Words != null,
            });

    /// <summary>How many letters there are in each state.</summary>
    internal static Task<Dictionary<LetterState, int>> Counts(Db db) =>
        db.Set<Letter>()
            .GroupBy(l => l.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(c => c.Key, c => c.Count);

    /// <summary>Says that a letter is to be sent once more.</summary>
    /// <returns>Whether it may be; false also where there is none.</returns>
    internal Task<bool> SendAgain(Guid id) => Say(id, l => l.MayBeSentAgain, l => l.SendAgain(clock.Now));

    /// <summary>Says that a letter need not be sent any more.</summary>
    /// <returns>Whether it may be; false also where there is none.</returns>
    internal Task<bool> GiveUp(Guid id) => Say(id, l => l.MayBeGivenUp, l => l.GiveUp(clock.Now));

    /// <summary>
    /// Takes the next letter that is due out of the others' reach: of two who ask at the same moment one gets it. Those that somebody took
    /// and never came back with are said to be unsure.
    /// </summary>
    internal Task<Letter?> TakeNext() =>
        Alone(async db =>
        {
            var (now, given) = (clock.Now, clock.Now - Letter.LongestHandingOver);
            foreach (var left in await db.Set<Letter>().Where(l => l.State == LetterState.Sending && l.At < given).ToListAsync())
                left.BeUnsure(now, "Remit stopped while it handed this over. The mail server may have taken it.");
            await db.SaveInCommit();
            while (
                await db.Set<Letter>()
                    .AsNoTracking()
                    .Where(l => l.State == LetterState.Waiting && l.At <= now)
                    .OrderBy(l => l.At)
                    .FirstOrDefaultAsync()
                    is { } next
            )
            {
                var taken = await db.Set<Letter>()
                    .Where(l => l.Id == next.Id && l.State == LetterState.Waiting)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(l => l.State, LetterState.Sending)
                            .SetProperty(l => l.At, now)
                            .SetProperty(l => l.Tries, l => l.Tries + 1)
                    );
                if (taken == 1)
                    return await db.Set<Letter>().AsNoTracking().SingleAsync(l => l.Id == next.Id);
            }
            return null;
        });

    /// <summary>Keeps what the mail server made of a letter that was taken.</summary>
    internal Task Tell(Guid id, MailAnswer answer) =>
        Alone(async db =>
        {
            if (await db.Set<Letter>().SingleOrDefaultAsync(l => l.Id == id) is not { } letter)
                return false;
            var now = clock.Now;
            // Whoever was erased, or was given up on, meanwhile is left as they are.
            if (letter.State is not (LetterState.Sending or LetterState.Unsure))
                return false;
            switch (answer.Outcome)
            {
                case MailOutcome.Taken:
                    letter.Leave(now, answer.Said);
                    break;
                case MailOutcome.NotNow:
                    letter.WaitAgain(now, answer.Said);
                    break;
                case MailOutcome.Refused:
                    letter.Fail(now, answer.Said);
                    break;
                case MailOutcome.NobodyKnows:
                    letter.BeUnsure(now, answer.Said);
                    break;
            }
            await db.SaveInCommit();
            return true;
        });

    private Task<bool> Say(Guid id, Predicate<Letter> may, Action<Letter> say) =>
        Alone(async db =>
        {
            if (await db.Set<Letter>().SingleOrDefaultAsync(l => l.Id == id) is not { } letter || !may(letter))
                return false;
            say(letter);
            await db.SaveInCommit();
            return true;
        });

    /// <summary>
    /// Writes what no change holds: letters, links in them, and how often people want them. Where a letter went another way while it was looked
    /// at, the work is done again from the start.
    /// </summary>
    internal async Task<T> Alone<T>(Func<Db, Task<T>> work)
    {
        for (var left = MostLooks; ; left--)
            try
            {
                return await Once(work);
            }
            catch (DbUpdateConcurrencyException clash) when (left > 1 && clash.Entries.All(e => e.Entity is Letter)) { }
    }

    private Task<T> Once<T>(Func<Db, Task<T>> work) =>
        store.ThroughTheGate(async () =>
        {
            await using var db = store.Write();
            try
            {
                return await work(db);
            }
            catch (Exception problem) when (WhatTheDatabaseRefuses.InWords(problem, store.Choice) is { } words)
            {
                throw new DatabaseRefusedException($"Can't save to {store.Choice.Words}: {words}", problem);
            }
        });
}

/// <summary>A letter in a list.</summary>
internal sealed record LetterLine
{
    public required Guid Id { get; init; }

    /// <summary>What sort it is, in a word.</summary>
    public required string Sort { get; init; }

    /// <summary>Null once the person was erased.</summary>
    public required string? To { get; init; }

    /// <summary>Null once the person was erased.</summary>
    public required string? Subject { get; init; }
    public required DateTimeOffset Written { get; init; }
    public required LetterState State { get; init; }

    /// <summary>When it is tried next, or came to its state.</summary>
    public required DateTimeOffset At { get; init; }
    public required int Tries { get; init; }

    /// <summary>What the mail server said last.</summary>
    public required string? Said { get; init; }

    /// <summary>Whether its words are still there.</summary>
    public required bool HasWords { get; init; }

    /// <inheritdoc cref="Letter.MayBeSentAgain"/>
    public bool MayBeSentAgain => Letter.IsToBeSentAgain(State, HasWords);

    /// <inheritdoc cref="Letter.MayBeGivenUp"/>
    public bool MayBeGivenUp => Letter.IsToBeGivenUp(State);
}
