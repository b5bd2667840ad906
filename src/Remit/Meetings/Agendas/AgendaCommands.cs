using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Meetings.Packs;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Agendas;

/// <summary>The verb <c>agenda</c>: what the pages of agendas and packs do, from the command line.</summary>
internal static partial class AgendaCommands
{
    private static readonly Argument<string> Item = new("ITEM")
    {
        Description = "The key of the item, as “agenda show” gives it",
    };

    /// <summary><c>agenda show|begin|add|change|up|down|take-out|publish|withdraw|pack BODY/KEY</c></summary>
    public static Command Of(Opening opening)
    {
        var because = Text("--because", "Why: it stands beside the item");
        var (title, report, led, minutes, restricted) = (
            Text("--title", "What it is called"),
            Text("--report", "The key of the report that it hears"),
            Text("--led-by", "Who leads it"),
            new Option<int?>("--minutes") { Description = "How many minutes it takes", HelpName = "N" },
            new Option<bool>("--restricted") { Description = "Only those who belong to the body see it" }
        );
        return new Command("agenda", "Make, publish and show the agenda of a meeting, and its pack")
        {
            Show(opening),
            Doing(
                opening,
                new Command("begin", "Begin an agenda from the usual items and the reports placed on the meeting"),
                (a, m, _, _) => a.Begin(m),
                "Began the agenda"
            ),
            Doing(
                opening,
                new Command("add", "Add an item, or with no title all reports placed since")
                {
                    title,
                    report,
                    led,
                    minutes,
                    restricted,
                },
                (a, m, _, words) =>
                    words.GetValue(title) is null && words.GetValue(report) is null
                        ? a.AddMissing(m)
                        : a.Add(
                            m,
                            new AgendaAnswers(Texts.OrNull(words.GetValue(title)))
                            {
                                Report = words.GetValue(report),
                                LedBy = Texts.OrNull(words.GetValue(led)),
                                Minutes = words.GetValue(minutes),
                                IsRestricted = words.GetValue(restricted),
                            }
                        ),
                "Added to the agenda"
            ),
            OfAnItem(
                opening,
                new Command("change", "Change an item; what is not given stays") { title, led, minutes },
                (a, m, _, item, words) =>
                    a.Change(
                        item,
                        m,
                        new AgendaAnswers(words.GetValue(title) ?? item.Title)
                        {
                            Sort = item.Sort,
                            LedBy = words.GetValue(led) ?? item.LedBy,
                            Minutes = words.GetValue(minutes) ?? item.Minutes,
                            IsRestricted = item.Sensitivity == Sensitivity.Restricted,
                        }
                    ),
                "Changed an item of the agenda"
            ),
            OfAnItem(
                opening,
                new Command("up", "Put an item before its neighbour"),
                (a, _, items, item, _) => Task.FromResult(a.Move(items, item, up: true)),
                "Moved an item of the agenda up"
            ),
            OfAnItem(
                opening,
                new Command("down", "Put an item behind its neighbour"),
                (a, _, items, item, _) => Task.FromResult(a.Move(items, item, up: false)),
                "Moved an item of the agenda down"
            ),
            OfAnItem(
                opening,
                new Command("take-out", "Take out an item that is not published"),
                (a, _, _, item, _) => Task.FromResult(a.TakeOut(item)),
                "Took an item out of the agenda"
            ),
            OfAnItem(
                opening,
                new Command("withdraw", "Withdraw a published item; --because is needed") { because },
                (a, _, _, item, words) => Task.FromResult(a.Withdraw(item, words.GetValue(because))),
                "Withdrew an item of the agenda"
            ),
            Publish(opening),
            Pack(opening),
        };
    }

    private static Command Publish(Opening opening)
    {
        var (which, common, email) = (Which(), new HandoverOptions(), MeetingCommands.Email());
        return common.Run(
            new Command("publish", "Publish the agenda, or what is new as its next supplement: numbers are given for good")
            {
                which,
                email,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!, toChange: true) is not { } found)
                    return await IsNotThere(words.GetValue(which)!);
                var (ids, today) = (services.GetRequiredService<Store>().Ids, services.GetRequiredService<LondonClock>().Today);
                var items = await new Drafting(db, ids, today).Items(found.Meeting);
                var (refused, due) = await new PublishingAgendas(db, today).Publish(found.Meeting, items);
                IReadOnlyList<string>? told = ["Nothing new goes out, so nobody is told by email."];
                if (due.GoesOut || !words.GetValue(email))
                    told = await MeetingCommands.Told(
                        services,
                        words,
                        email,
                        db,
                        found,
                        refused,
                        MeetingNews.PapersOut(due.Supplement, due.Told)
                    );
                if (told is null)
                    return Opening.Refused;
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"{due.Done} of {found.Body.Name} on {found.Meeting.Date.InWords()}",
                    [
                        $"{due.Done}.",
                        .. due.Items.Select(d => $"{d.Item.Number}. {d.Title}"),
                        .. due.Late.Select(title => $"Late papers: “{title}”"),
                        .. due.Opening.Select(title => $"Open to more people: “{title}”"),
                        .. due.Missing.Select(title => $"Not submitted yet: the report to “{title}”"),
                        .. told,
                    ]
                );
            }
        );
    }

    private static Command OfAnItem(
        Opening opening,
        Command command,
        Func<Drafting, Calendar.Meeting, List<AgendaItem>, AgendaItem, ParseResult, Task<IReadOnlyList<Refusal>>> act,
        string what
    )
    {
        command.Arguments.Add(Item);
        return Doing(
            opening,
            command,
            async (drafting, meeting, items, words) =>
            {
                var all = await items();
                return all.Find(i => i.Key == words.GetValue(Item)) is { } item
                    ? await act(drafting, meeting, all, item, words)
                    :
                    [
                        new Refusal(
                            Drafting.OnlyWhatIsNotPublished,
                            $"There is no item “{words.GetValue(Item)!.Shortened(80)}” on this agenda. “agenda show” gives their keys."
                        ),
                    ];
            },
            what
        );
    }

    private static Command Doing(
        Opening opening,
        Command command,
        Func<Drafting, Calendar.Meeting, Func<Task<List<AgendaItem>>>, ParseResult, Task<IReadOnlyList<Refusal>>> act,
        string what
    )
    {
        var (which, common) = (Which(), new HandoverOptions());
        command.Arguments.Insert(0, which);
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!, toChange: true) is not { } found)
                    return await IsNotThere(words.GetValue(which)!);
                var drafting = new Drafting(
                    db,
                    services.GetRequiredService<Store>().Ids,
                    services.GetRequiredService<LondonClock>().Today
                );
                var refused = await act(drafting, found.Meeting, () => drafting.Items(found.Meeting), words);
                var said = $"{what} of {found.Body.Name} on {found.Meeting.Date.InWords()}";
                return await common.Keep(words, db, viewer, refused, said, [$"{said}."]);
            }
        );
    }

    private static async Task<FoundMeeting?> Find(Db db, string which, bool toChange) =>
        which.Split('/') is [var body, var key] ? await Calling.Calling.Find(db, body, key, toChange) : null;

    private static Argument<string> Which() =>
        new("MEETING") { Description = "The keys of the body and the meeting: board/2007-09-12" };

    private static Option<string?> Text(string name, string about) => new(name) { Description = about, HelpName = "TEXT" };

    private static Task<int> IsNotThere(string which) =>
        HandoverOptions.Refuse([$"There is no meeting “{which.Shortened(80)}”. Write it as BODY/KEY, such as board/2007-09-12."]);
}
