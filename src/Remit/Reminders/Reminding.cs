using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Reminders;

/// <summary>What became of a reminder.</summary>
internal enum ReminderOutcome
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>Nothing of theirs is late, due soon or waiting.</summary>
    NothingToTell,

    /// <summary>Nothing can go to them (<see cref="Reminded.Why"/>).</summary>
    NotReached,

    /// <summary>They were reminded today already.</summary>
    ToldToday,
}

/// <summary>What became of a reminder to somebody.</summary>
internal sealed record Reminded(Receiver To, ReminderOutcome Outcome, MyWork? Work)
{
    /// <summary>Why nothing can go to them, in words; null where it can.</summary>
    public string? Why { get; init; }

    /// <summary>The letter's words; null where none was written.</summary>
    public string? Words { get; init; }
}

/// <summary>
/// Writes to people what of theirs is late, due soon or waiting, with a link for each action by which they say how far it is. A letter is kept
/// together with its links and with the day of it, or not at all, so that nobody gets two for the same time.
/// </summary>
internal sealed class Reminding(
    Store store,
    Outbox outbox,
    LondonClock clock,
    RealClock real,
    LetterReaders readers,
    SiteAddress site,
    IServiceScopeFactory scopes
)
{
    /// <summary>What the letters are called among all others.</summary>
    public const string Sort = "reminder";

    /// <summary>Who had nothing to be told on which day: the next rounds of that day leave them out.</summary>
    private readonly ConcurrentDictionary<Guid, DateOnly> hadNothing = new();

    /// <summary>Whether they can be sent: a mail server is named.</summary>
    public bool CanBeSent => outbox.IsSet;

    /// <summary>Everyone who can be reminded, as far as somebody sees them.</summary>
    /// <param name="asSeenBy">What is seen; null for everything.</param>
    public async Task<IReadOnlyList<Receiver>> Receivers(Sight? asSeenBy = null)
    {
        await using var db = store.Read(Sight.Everything);
        var all = await Receiver.On(db, clock.Today);
        if (asSeenBy is null or { IsWhole: true })
            return all;
        await using var theirs = store.Read(asSeenBy);
        var seen = (await theirs.All<Person>().Select(p => p.Id).ToListAsync()).Select(p => p.Value).ToHashSet();
        return [.. all.Where(r => seen.Contains(r.Id))];
    }

    /// <summary>Reminds those for whom it is time by how often they want it.</summary>
    public async Task<IReadOnlyList<Reminded>> GoRound(CancellationToken stop)
    {
        var told = new List<Reminded>();
        foreach (var receiver in await Receivers())
        {
            stop.ThrowIfCancellationRequested();
            var today = clock.Today;
            if (receiver.NotReached is not null || !LetterWish.IsDue(receiver.Often, receiver.ToldOn, today))
                continue;
            if (hadNothing.TryGetValue(receiver.Id, out var day) && day == today)
                continue;
            var reminded = await Remind(receiver);
            if (reminded.Outcome is ReminderOutcome.NothingToTell or ReminderOutcome.NotReached)
                hadNothing[receiver.Id] = today;
            told.Add(reminded);
        }
        return told;
    }

    /// <summary>What somebody would be told now; nothing is kept, and there are no links.</summary>
    public async Task<Reminded> Rehearse(Receiver to)
    {
        if (to.NotReached is not null)
            return new Reminded(to, ReminderOutcome.NotReached, null) { Why = to.NotReached };
        var reader = await readers.Of(to.Id);
        if (reader.Left is { } left)
            return new Reminded(to, ReminderOutcome.NotReached, null) { Why = HasLeft(left) };
        var (work, partnership) = await WorkOf(reader);
        return IsNothing(work)
            ? new Reminded(to, ReminderOutcome.NothingToTell, work)
            : new Reminded(to, to.ToldOn == clock.Today ? ReminderOutcome.ToldToday : ReminderOutcome.Sent, work)
            {
                Words = Say(to, reader, work, partnership, _ => null, null),
            };
    }

    /// <summary>Reminds somebody now, whatever day it is; not twice on one.</summary>
    public async Task<Reminded> Remind(Receiver to)
    {
        if (to.NotReached is not null)
            return new Reminded(to, ReminderOutcome.NotReached, null) { Why = to.NotReached };
        var reader = await readers.Of(to.Id);
        if (reader.Left is { } left)
            return new Reminded(to, ReminderOutcome.NotReached, null) { Why = HasLeft(left) };
        var (work, partnership) = await WorkOf(reader);
        if (IsNothing(work))
            return new Reminded(to, ReminderOutcome.NothingToTell, work);
        var links = new List<LetterLink>();
        var howOften = Link("emails", new RecordRef("person", to.Id));
        var words = Say(to, reader, work, partnership, record => Link("update", record), howOften);
        var letter = outbox.Write(Sort, to.Email!, to.Id, ReminderWords.Subject(work, partnership), words);
        return await Keep(letter, links)
            ? new Reminded(to, ReminderOutcome.Sent, work) { Words = words }
            : new Reminded(to, ReminderOutcome.ToldToday, work);

        string? Link(string path, RecordRef record)
        {
            if (site.Value is null)
                return null;
            var (link, secret) = LetterLink.New(to.Id, record, real.Now);
            links.Add(link);
            return $"{site.Value}/{path}/{secret}";
        }
    }

    /// <summary>Keeps how often somebody wants reminders.</summary>
    public async Task Wish(Guid person, HowOften often)
    {
        try
        {
            await KeepWish(person, often);
        }
        // Somebody said it for the first time at the same moment, or they were reminded just now: said again it is kept beside that.
        catch (DbUpdateException clash)
            when (clash is DbUpdateConcurrencyException || WhatTheDatabaseRefuses.IsDoubleKey(clash.InnerException))
        {
            await KeepWish(person, often);
        }
    }

    private Task KeepWish(Guid person, HowOften often) =>
        outbox.Alone(async db =>
        {
            var wish = await WishOf(db, person);
            wish.Often = often;
            await db.SaveInCommit();
            return true;
        });

    /// <summary>How often somebody wants reminders.</summary>
    public async Task<HowOften> WishOf(Guid person)
    {
        await using var db = store.Read(Sight.Everything);
        return await db.Set<LetterWish>().Where(w => w.Person == person).Select(w => (HowOften?)w.Often).FirstOrDefaultAsync()
            ?? HowOften.Weekly;
    }

    private async Task<bool> Keep(Letter letter, List<LetterLink> links)
    {
        try
        {
            return await outbox.Alone(async db =>
            {
                var wish = await WishOf(db, letter.Person!.Value);
                if (wish.ToldOn == clock.Today)
                    return false;
                wish.ToldOn = clock.Today;
                // What an older reminder says that did not go yet is not so any more.
                foreach (
                    var older in await db.Set<Letter>()
                        .Where(l => l.Person == letter.Person && l.Sort == Sort && l.State == LetterState.Waiting)
                        .ToListAsync()
                )
                    older.GiveUp(real.Now);
                db.Add(letter);
                db.AddRange(links);
                await db.SaveInCommit();
                return true;
            });
        }
        // Another node reminded them at the same moment.
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException twin) when (WhatTheDatabaseRefuses.IsDoubleKey(twin.InnerException))
        {
            return false;
        }
    }

    private static async Task<LetterWish> WishOf(Db db, Guid person)
    {
        if (await db.Set<LetterWish>().SingleOrDefaultAsync(w => w.Person == person) is { } there)
            return there;
        var wish = new LetterWish { Person = person };
        db.Add(wish);
        return wish;
    }

    private string Say(
        Receiver to,
        LetterReader reader,
        MyWork work,
        string partnership,
        Func<RecordRef, string?> update,
        string? howOften
    ) => ReminderWords.Letter(to, reader.IsOnlyNamed, partnership, work, clock.Today, site.Value, update, howOften);

    private static string HasLeft(DateOnly last) =>
        $"holds nothing any more since {LondonDate.Words(last)}, so what names them needs somebody else";

    private static bool IsNothing(MyWork work) => work.Late + work.Soon + work.Waiting == 0;

    private async Task<(MyWork Work, string Partnership)> WorkOf(LetterReader reader)
    {
        await using var scope = scopes.CreateAsyncScope();
        var viewer = reader.Viewer;
        var looking = scope.ServiceProvider.GetRequiredService<Looking>();
        looking.Set(viewer, clock.Today, clock.Today, null, null, null, store.Read(viewer.Sight, clock.Today));
        var me = Me.Of(viewer, clock.Today)!;
        var all = await MyWork.Of(scope.ServiceProvider.GetServices<IWorkSource>(), looking, me);
        // What they hold is no news; and whoever holds nothing is told only of what they can answer by a link.
        return (
            all with
            {
                Parts =
                [
                    .. all
                        .Parts.Where(p => p.Late + p.Soon + p.Waiting > 0 || p.Name == "toPutRight")
                        .Where(p => !reader.IsOnlyNamed || p.Lines.All(l => l.Record is not null)),
                ],
            },
            await looking.Db.PartnershipName() ?? "Remit"
        );
    }
}
