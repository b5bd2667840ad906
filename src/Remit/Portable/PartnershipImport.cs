using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Partnerships;
using Remit.Web;

namespace Remit.Portable;

/// <summary>What an import did, or would do.</summary>
/// <param name="Changes">Each record that is new or changed, in the order of the files.</param>
/// <param name="Unchanged">How many records stand already as the files have them.</param>
/// <param name="Problems">Every problem; nothing was saved where there is one.</param>
/// <param name="Change">The change as logged; null where nothing was saved.</param>
internal sealed record ImportReport(
    IReadOnlyList<RecordChange> Changes,
    int Unchanged,
    IReadOnlyList<Problem> Problems,
    LoggedChange? Change
)
{
    /// <summary>What came in and lacks something, in sentences: evidence whose document is in no file.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <summary>A record that an import adds or changes.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Path">Its key, with those of its holders.</param>
/// <param name="IsNew">Whether it is added.</param>
/// <param name="Fields">For a changed record, each field with what it was and what it becomes.</param>
internal sealed record RecordChange(string Kind, string Path, bool IsNew, IReadOnlyList<FieldChange> Fields)
{
    /// <inheritdoc/>
    public override string ToString() => IsNew ? $"+ {Kind} {Path}" : $"~ {Kind} {Path}: {string.Join("; ", Fields)}";
}

/// <summary>A field that an import changes.</summary>
internal sealed record FieldChange(string Name, string? Was, string? Becomes)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Quoted(Was)} → {Quoted(Becomes)}";

    private static string Quoted(string? text) => text is null ? "nothing" : $"“{text}”";
}

/// <summary>
/// Brings a partnership's files in: adds the records that are new, changes those that differ, and never ends or removes one
/// that the files leave out. All or nothing, as one change.
/// </summary>
internal sealed class PartnershipImport(Store store)
{
    /// <summary>Imports, or with <paramref name="rehearse"/> only says what an import would do.</summary>
    /// <param name="files">The files.</param>
    /// <param name="change">Who imports, and why.</param>
    /// <param name="rehearse">Whether to undo everything in the end.</param>
    /// <param name="progress">Is told what is being done.</param>
    public async Task<ImportReport> Run(FileSet files, Change change, bool rehearse, Action<string> progress)
    {
        var paced = Paced(progress);
        progress($"Reading {files.Texts.Count.Counted("file", "files")}…");
        var reader = new DraftReader(store.Shapes, files, paced);
        reader.Read();
        await using var db = store.Write();
        var joining = new Joining(db, store, reader, paced);
        progress($"Comparing {reader.Drafts.Count.Counted("record", "records")} with what is there…");
        await joining.Load();
        joining.Join();
        var problems = reader.Problems.Concat(joining.Problems).Concat(await TakeDocuments(db, files)).ToList();
        var notices = await DocumentsNotHere(db, files, reader.Drafts);
        if (problems.Count == 0)
        {
            if (joining.Changes.Count == 0)
                return await OnlyDocuments(db, joining.Unchanged, rehearse) with { Notices = notices };
            var touched = joining.Changes.Count.Counted("record", "records");
            progress(rehearse ? $"Checking the rules for {touched}…" : $"Checking the rules for {touched} and saving…");
            change = change with { TakesOver = true };
            var result = rehearse ? await db.Rehearse(change) : await db.Commit(change);
            if (!result.IsRefused)
                return new ImportReport(joining.Changes, joining.Unchanged, [], rehearse ? null : result.Value)
                {
                    Notices = notices,
                };
            problems.AddRange(result.Refusals.Select(joining.Place));
        }
        return new ImportReport(joining.Changes, joining.Unchanged, InOrder(problems), null);
    }

    /// <summary>Keeps the documents that are not there yet; each is named by the SHA-256 of what is in it, and says so of itself.</summary>
    private async Task<IReadOnlyList<Problem>> TakeDocuments(Db db, FileSet files)
    {
        var there =
            files.Documents.Count == 0
                ? []
                : await db.Set<Attachment>().Where(a => a.ChangeNumber != null).Select(a => a.Hash).ToListAsync();
        var problems = new List<Problem>();
        foreach (var (path, content) in files.Documents)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            if (path != $"{FileSet.DocumentsFolder}/{hash}")
                problems.Add(
                    new Problem(
                        path,
                        0,
                        0,
                        $"A document is named by its SHA-256, and that of this one is {hash}. It was changed, or renamed."
                    )
                );
            else if (!there.Contains(hash))
                db.Add(
                    new Attachment
                    {
                        Id = store.Ids.Next(),
                        Hash = hash,
                        Name = hash,
                        Content = content,
                        At = store.Clock.Now,
                    }
                );
        }
        return problems;
    }

    /// <summary>
    /// Where the records stand already and the files only bring documents that were missing, those are kept with the change that is the last.
    /// </summary>
    private async Task<ImportReport> OnlyDocuments(Db db, int unchanged, bool rehearse)
    {
        var brought = db.ChangeTracker.Entries<Attachment>().Select(e => e.Entity).ToList();
        if (!rehearse && brought.Count > 0 && await db.Changes.MaxAsync(c => (long?)c.Number) is { } last)
            await store.ThroughTheGate(async () =>
            {
                foreach (var attachment in brought)
                    attachment.KeptWith(last);
                await db.SaveInCommit();
                return true;
            });
        return new ImportReport([], unchanged, [], null);
    }

    /// <summary>
    /// The evidence and other records of the files that name a document which is neither among them nor here already: they come in, and it is said.
    /// </summary>
    private static async Task<IReadOnlyList<string>> DocumentsNotHere(Db db, FileSet files, IReadOnlyList<RecordDraft> drafts)
    {
        var named = drafts
            .Where(d => d.Shape.Type == typeof(Evidence) || d.Shape.Type.IsAssignableTo(typeof(INamesADocument)))
            .Select(d =>
            {
                var isEvidence = d.Shape.Type == typeof(Evidence);
                return (
                    Draft: d,
                    What: isEvidence ? "evidence" : d.Shape.InWords.One,
                    Hash: Stated(d, isEvidence ? "file" : INamesADocument.HashField),
                    Name: Stated(d, isEvidence ? "file-name" : INamesADocument.NameField)
                );
            })
            .Where(d => d.Hash is not null && !files.Documents.ContainsKey($"{FileSet.DocumentsFolder}/{d.Hash}"))
            .ToList();
        if (named.Count == 0)
            return [];
        var asked = named.Select(d => d.Hash!).Distinct().ToList();
        var here = await db.Set<Attachment>()
            .Where(a => asked.Contains(a.Hash) && a.ChangeNumber != null)
            .Select(a => a.Hash)
            .ToListAsync();
        return
        [
            .. from d in named
            where !here.Contains(d.Hash!)
            select $"The document “{d.Name ?? d.Hash}” of the {d.What} {d.Draft.Path} is not among the files: there is no {FileSet.DocumentsFolder}/{d.Hash}. The {d.What} comes in without it.",
        ];

        static string? Stated(RecordDraft draft, string field) => draft.Stated.GetValueOrDefault(field)?.Value as string;
    }

    /// <summary>Tells at most once a second: on short runs nothing, on long ones that it goes on.</summary>
    private static Action<string> Paced(Action<string> progress)
    {
        var since = Stopwatch.StartNew();
        return words =>
        {
            if (since.ElapsedMilliseconds < 1000)
                return;
            since.Restart();
            progress(words);
        };
    }

    private static List<Problem> InOrder(IEnumerable<Problem> problems) =>
        [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)];
}
