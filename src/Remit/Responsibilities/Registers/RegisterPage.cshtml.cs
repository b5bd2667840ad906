using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.SignOffs;
using Remit.Responsibilities.Sources;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Registers;

/// <summary>How is each duty met?</summary>
[Needs("responsibilities.read")]
internal sealed class RegisterPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>met, partly-met, not-met, not-assessed, not-applicable, not-rated or nothing-recorded; null shows all.</summary>
    [BindProperty(SupportsGet = true, Name = "rating")]
    public string? Rating { get; set; }

    /// <summary>Only the rows under this heading.</summary>
    [BindProperty(SupportsGet = true, Name = "heading")]
    public string? Heading { get; set; }

    /// <summary>Only the rows with an account, or a beginning, of this day or later.</summary>
    [BindProperty(SupportsGet = true, Name = "since")]
    public string? Since { get; set; }

    /// <summary>"yes" for the rows only that have an open action.</summary>
    [BindProperty(SupportsGet = true, Name = "ahead")]
    public string? Ahead { get; set; }

    /// <summary>Only the rows with these words.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    public RegisterFilter Filter { get; private set; } = new();

    public Fulfilment? Asked => Filter.Rating;

    public RegisterView Register { get; private set; } = null!;

    /// <summary>The rows that meet the filter, each part after its lead-in.</summary>
    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    /// <summary>How many of them the filter asked for; the lead-ins that only keep them company are not among these.</summary>
    public int Matches => Filter.Count(Rows);

    public object Twin =>
        new
        {
            Register,
            Rating = Asked,
            Shown = Filter.IsEmpty ? null : Filter.InWords,
            Rows,
        };

    /// <summary>Whether they add and change rows.</summary>
    public bool MayAdd =>
        looking.IsNow && looking.Viewer.May("responsibilities", Register.Sensitivity, Verb.Write, Register.BelongsTo.ToHashSet());

    /// <summary>Whether whoever looks decides in this register: the holder, and whoever runs the records.</summary>
    public bool MayDecide =>
        looking.IsNow
        && looking.Viewer.May(PositionRights.Capability, Register.Sensitivity, Verb.Decide, Register.BelongsTo.ToHashSet());

    public Publication Publication => RegisterPaper.Of(Register, Rows, Filter);

    public async Task<IActionResult> OnGet(string key)
    {
        if (await RegisterView.Load(db, key, looking.AsAt) is not { } register)
            return NotFound();
        Register = register;
        Rating = frame.Choice("rating", Rating, Kebab.All(typeof(Fulfilment)).Keys);
        Heading = frame.Choice("heading", Heading, register.Rows.Select(r => r.Heading).OfType<string>());
        Ahead = frame.Choice("ahead", Ahead, [RegisterFilter.WithFutureAction]);
        Filter = new RegisterFilter
        {
            Rating = Fulfilments.Asked(Rating),
            Heading = Heading,
            ChangedSince = SinceDay(),
            HasFutureAction = Ahead is not null,
            Text = Texts.OrNull(Q),
        };
        Rows = Filter.Of(register.Rows);
        return Page();
    }

    private DateOnly? SinceDay()
    {
        if (string.IsNullOrEmpty(Since))
            return null;
        if (LondonDate.TryParse(Since, out var day))
            return day;
        frame.SayThereIsNo("day", Since);
        Since = null;
        return null;
    }
}

/// <summary>A register on a date.</summary>
internal sealed record RegisterView
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required Holder Holder { get; init; }
    public Named? Source { get; init; }

    /// <summary>Markdown.</summary>
    public string? Notes { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }
    public required RegisterNumbers Numbers { get; init; }

    /// <summary>How many of the newest accounts say of which day they speak.</summary>
    public required int Dated { get; init; }

    /// <summary>How many actions are open.</summary>
    public required int OpenActions { get; init; }

    /// <summary>When the holder signed it off, the newest first.</summary>
    public required IReadOnlyList<SignedLine> SignOffs { get; init; }

    /// <summary>To what it belongs, as far as the page knows.</summary>
    internal required IReadOnlyList<RecordRef> BelongsTo { get; init; }
    internal required Sensitivity Sensitivity { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<RegisterRow> Rows { get; init; } = [];

    /// <summary>Null where there is none that the viewer may see. Six queries.</summary>
    internal static async Task<RegisterView?> Load(Db db, string key, DateOnly day)
    {
        var found = await (
            from g in db.All<Register>()
            where g.Key == key
            join s in db.All<Source>() on g.Source equals s.Id into sources
            from source in sources.DefaultIfEmpty()
            select new { Register = g, Source = source == null ? null : new Named(source.Key, source.Title) }
        ).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var register = found.Register;
        var reopened = db.OpenReopeningsOn(day);
        var rows = await db.All<Responsibility>()
            .On(day)
            .Where(r => r.Register == register.Id)
            .WithPositions(db, day)
            .OrderBy(r => r.Row.Order)
            .ThenBy(r => r.Row.Key)
            .Select(r => new
            {
                r.Row,
                r.Newest,
                HasDraft = db.All<Position>().Any(p => p.Responsibility == r.Row.Id && p.Draft == DraftState.Waiting),
                Reopened = reopened.Where(o => o.Responsibility == r.Row.Id).Min(o => (DateOnly?)o.Since),
            })
            .ToListAsync();
        var actions = (await db.ActionsFrom(day, rows.Select(r => new RecordRef("responsibility", r.Row.RowId))))
            .Where(a => a.Action.Status == ActionStatus.Open)
            .ToList();
        var names = await Mentions.Load(db, [register.Holder, .. actions.SelectMany(a => a.Mentioned)]);
        var people = await Incumbents.Load(db, day, [register.Holder]);

        var signed = await (
            from s in db.All<SignOff>()
            where s.Register == register.Id && s.On <= day
            join p in db.All<Person>() on s.By equals p.Id into signers
            from signer in signers.DefaultIfEmpty()
            orderby s.On descending, s.Order descending
            select new SignedLine(s.Key, s.On, s.AsAt, signer == null ? null : signer.Name)
        ).ToListAsync();
        var inherited = Numbering.Inherited(rows.Select(r => r.Row));
        var keys = rows.ToDictionary(r => r.Row.Id, r => r.Row.Key);
        var ahead = actions.ToLookup(a => a.Action.Origin!.Value.Id, a => ActionView.Of(a, names, day));
        var shown = rows.Select(r => new RegisterRow
            {
                Key = r.Row.Key,
                Heading = r.Row.Heading,
                Number = r.Row.Number,
                InheritedNumber = inherited.GetValueOrDefault(r.Row.Id),
                Text = r.Row.Text,
                LeadIn = r.Row.LeadIn,
                From = r.Row.From,
                PartOf = r.Row.PartOf is { } leadIn ? keys.GetValueOrDefault(leadIn) : null,
                Fulfilment = Fulfilments.Of(r.Row.LeadIn, r.Newest is not null, r.Newest?.Rating),
                ActionTaken = r.Newest is { } newest ? new PositionLine(newest.Text, newest.Rating, newest.Nil, newest.On) : null,
                ReopenedOn = r.Reopened,
                FutureActions = [.. ahead[r.Row.RowId]],
                HasDraft = r.HasDraft,
            })
            .ToList();
        return new RegisterView
        {
            Key = register.Key,
            Title = register.Title,
            Holder = people.Of(register.Holder, names),
            Source = found.Source,
            Notes = register.Notes,
            Note = register.Note,
            TakenFrom = register.TakenFrom,
            Numbers = RegisterNumbers.Of([.. shown.Select(r => r.Fulfilment)]),
            Dated = shown.Count(r => r is { Fulfilment: not null, ActionTaken.On: not null }),
            OpenActions = actions.Count,
            SignOffs = signed,
            BelongsTo = [.. new[] { register.Holder }.OfType<RecordRef>(), new("register", register.RowId)],
            Sensitivity = register.Sensitivity,
            Rows = shown,
        };
    }
}

/// <summary>A row of the papers' table.</summary>
internal sealed record RegisterRow
{
    public required string Key { get; init; }
    public string? Heading { get; init; }

    /// <summary>As printed; null where the cell is blank.</summary>
    public string? Number { get; init; }

    /// <summary>The number from above or from the lead-in, where the row's own cell is blank.</summary>
    public string? InheritedNumber { get; init; }
    public required string Text { get; init; }
    public required bool LeadIn { get; init; }

    /// <summary>Since when it holds, where that is recorded.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The key of its lead-in.</summary>
    public string? PartOf { get; init; }

    /// <summary>Null for a lead-in.</summary>
    public Fulfilment? Fulfilment { get; init; }

    /// <summary>The newest position that counts on the date.</summary>
    public PositionLine? ActionTaken { get; init; }

    /// <summary>Since when it is reopened because the law behind it changed; null where it is not.</summary>
    public DateOnly? ReopenedOn { get; init; }

    /// <summary>The open actions that came from it.</summary>
    public required IReadOnlyList<ActionView> FutureActions { get; init; }

    /// <summary>Whether a draft waits for the holder.</summary>
    internal bool HasDraft { get; init; }
}

/// <summary>A sign-off in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="On">The day on which it was signed.</param>
/// <param name="AsAt">The date at which the register was looked at.</param>
/// <param name="By">Who signed; null for who is not shown.</param>
internal sealed record SignedLine(string Key, DateOnly On, DateOnly AsAt, string? By);

/// <summary>A position in a table.</summary>
internal sealed record PositionLine(string Text, Rating? Rating, bool Nil, DateOnly? On);
