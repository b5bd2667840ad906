using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>How a responsibility is met, as somebody says it on the command line.</summary>
internal sealed record SaidOnTheCommandLine
{
    public required string Register { get; init; }
    public required string Row { get; init; }
    public required string Text { get; init; }
    public Rating? Rating { get; init; }
    public bool Nil { get; init; }
    public DateOnly? On { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Who says so, as a kind and a key; null for the holder.</summary>
    public string? By { get; init; }

    /// <summary>The records that show it, as kinds and keys.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>The paths of documents that show it.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>Keeps it: what was done in words, or why nothing was.</summary>
    public async Task<(string? Done, IReadOnlyList<string> Refused)> Keep(IServiceProvider services)
    {
        var store = services.GetRequiredService<Store>();
        var today = services.GetRequiredService<LondonClock>().Today;
        var viewer = Viewer.LocalOperator(store.Policy);
        await using var db = store.Write();
        if (await PositionSubject.Load(db, viewer, Register, Row, today) is not { } subject)
            return (null, [await NotThere(db)]);
        var by = By is null ? null : await db.Find(By);
        if (By is not null && by is null)
            return (null, [$"There is no record “{By}”. Expected a kind and a key, such as post:director."]);
        var answers = new Editing.Answers();
        var faults = new List<string>();
        foreach (var named in Evidence)
            if (await db.Find(named) is { } found)
                answers.Set(ChosenEvidence.Records, [.. answers.All(ChosenEvidence.Records), $"{found.Kind}:{found.Id:D}"]);
            else
                faults.Add($"There is no record “{named}”. Expected a kind and a key, such as body:executive.");
        var documents = new List<Guid>();
        foreach (var path in Documents)
            await Attach(services, viewer, path, documents, faults);
        if (faults.Count > 0)
            return (null, faults);
        answers.Set(ChosenEvidence.Documents, [.. documents.Select(d => d.ToString("D"))]);
        var day = On ?? today;
        var position = new Position
        {
            Id = store.Ids.Next<Position>(),
            Key = FreeKeys.For(LondonDate.Iso(day), subject.Keys),
            Responsibility = subject.Row.Id,
            Text = Texts.WithOneKindOfLineEnd(Text.Trim()),
            Rating = Rating,
            Nil = Nil,
            On = day,
            By = by is null ? subject.Register.Holder : new RecordRef(by.Kind, by.Id),
            ReviewOn = LookingAgain.By(ReviewOn, day, subject.Row.ReviewAfter, subject.Register.ReviewAfter),
            Sensitivity = subject.Row.Sensitivity,
            RestrictedTo = subject.Row.RestrictedTo,
            Order = subject.Keys.Count,
        };
        db.Add(position);
        var chosen = await ChosenEvidence.Read(db, viewer, answers, []);
        db.AddRange(await chosen.Pieces(db, store.Ids, position));
        var kept = await db.Commit(viewer.Change($"Recorded how “{OneLine.Of(subject.Row.Text)}” is met"));
        return kept.IsRefused
            ? (null, [.. kept.Refusals.Select(r => r.Message)])
            : ($"Recorded how “{OneLine.Of(subject.Row.Text)}” is met, as at {LondonDate.Words(day)}.", []);
    }

    private static async Task Attach(
        IServiceProvider services,
        Viewer viewer,
        string path,
        List<Guid> documents,
        List<string> faults
    )
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var name = FileName.Shown(Path.GetFileName(path));
            if (AttachedFile.Fault(name, bytes) is { } fault)
                faults.Add($"{fault}.");
            else
                documents.Add((await services.GetRequiredService<Attachments>().Hold(name, bytes, viewer)).Id);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            faults.Add($"Can't read {path}: {problem.Message}");
        }
    }

    private async Task<string> NotThere(Db db)
    {
        if (await db.All<Register>().FirstOrDefaultAsync(r => r.Key == Register) is not { } register)
            return await RegisterVerbs.NoRegister(db, Register);
        var keys = await db.All<Responsibility>()
            .Where(r => r.Register == register.Id)
            .OrderBy(r => r.Order)
            .Select(r => r.Key)
            .ToListAsync();
        var near = Texts.Nearest(Row, keys);
        return $"There is no responsibility “{Row}” in “{register.Title}”." + (near is null ? "" : $" Did you mean “{near}”?");
    }
}
