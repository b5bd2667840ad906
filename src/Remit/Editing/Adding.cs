using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Editing;

/// <summary>The sensitivity of a record for which nobody says another: a partnership chooses its own.</summary>
public delegate Task<Sensitivity> UsualSensitivity(Db db);

/// <summary>What came of adding: the record's path, or what stands in the way.</summary>
public sealed record Added(string? Path, long Change, IReadOnlyList<Wrong> Wrongs);

/// <summary>
/// Adds a record from the answers to its form. The form carries the id of the record to be, so that a form that is sent twice adds one.
/// </summary>
public sealed class Adding(Store store, Viewer viewer, LondonClock clock, UsualSensitivity usual)
{
    /// <summary>The answers with which a form begins: from today, and seen by whoever sees what holds it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="form">The form.</param>
    /// <param name="holder">What is to hold it.</param>
    /// <param name="around">What the questions need.</param>
    /// <param name="about">The record from whose page it is begun: a new one is at least as closed as that.</param>
    internal async Task<Answers> Start(Db db, EditForm form, Record? holder, Surroundings around, Record? about = null)
    {
        var empty = await Empty(db, form, holder, Guid.Empty, "new");
        if (about?.Sensitivity > empty.Sensitivity)
            (empty.Sensitivity, empty.RestrictedTo) = (about.Sensitivity, about.RestrictedTo);
        var answers = form.Questions.Shown(empty, around);
        // A choice that nobody made yet is not made for them.
        foreach (var question in form.Questions.Where(q => q.IsForThePersonToChoose))
            answers.Forget(question.Name);
        return answers;
    }

    /// <summary>What is wrong with the answers to some questions.</summary>
    internal async Task<IReadOnlyList<Wrong>> Check(
        Db db,
        EditForm form,
        Record? holder,
        IEnumerable<Question> questions,
        Answers answers,
        Surroundings around
    ) => questions.Taken(answers, await Empty(db, form, holder, Guid.Empty, "new"), around);

    /// <summary>Adds the record, or finds that it was added by the same form before.</summary>
    public async Task<Added> Save(EditForm form, RecordRef? holder, Guid id, Answers answers, string? why)
    {
        await using var db = store.Write(viewer.Sight);
        var questions = form.Questions.ToList();
        if (await db.RecordOf(form.Shape, id) is { } there)
            return await Correct(db, form, there, questions, answers, why);
        var held = holder is { } named ? await db.RecordOf(db.Shapes[named.Kind], named.Id) : null;
        var around = await Surroundings.Load(db, store, questions, null);
        var draft = await Empty(db, form, held, id, "new");
        if (questions.Taken(answers, draft, around) is { Count: > 0 } wrongs)
            return new Added(null, 0, wrongs);
        db.ChangeTracker.Clear();
        var taken = await db.KeysBeside(form.Shape, holder);
        var record = await Empty(
            db,
            form,
            held,
            id,
            form.KeyFrom?.Invoke(taken) ?? FreeKeys.For(KeyWords(form, draft, answers, around), taken)
        );
        around = await Surroundings.Load(db, store, questions, null);
        questions.Taken(answers, record, around);
        record.Order = holder is null ? 0 : taken.Count;
        db.Add(record);
        var result = await db.Commit(viewer.Change($"Added {Changing.Title(form, record)}", why));
        // The same form was sent at the same time, and was faster.
        if (result.IsRefused && await db.RecordOf(form.Shape, id) is { } twin)
            return new Added(await PathOf(db, twin), twin.Version, []);
        return result.IsRefused
            ? new Added(null, 0, Changing.WrongsOf(result, questions))
            : new Added(held is null ? record.Key : $"{await PathOf(db, held)}/{record.Key}", result.Value.Number, []);
    }

    /// <summary>
    /// The same form came again. With the same answers it is done already; with others, as somebody went back to mend them, it changes what
    /// it added, unless somebody else has changed that since.
    /// </summary>
    private async Task<Added> Correct(
        Db db,
        EditForm form,
        Record there,
        IReadOnlyList<Question> questions,
        Answers answers,
        string? why
    )
    {
        var path = await PathOf(db, there);
        var record = (await db.RecordAt(form.Shape.Kind, path, toChange: true))!;
        var around = await Surroundings.Load(db, store, questions, record);
        var now = questions.Shown(record, around);
        questions.Settle(answers, around);
        var mended = questions.Where(q => answers.MarkOf(q.Controls) != now.MarkOf(q.Controls)).ToList();
        if (mended.Count == 0)
            return new Added(path, record.Version, []);
        if (await db.ChangeEntries.CountAsync(e => e.RecordId == record.RowId) > 1)
            return new Added(
                null,
                0,
                [new Wrong(null, "This was added before, and changed since. Open it to change it: what you typed stands here.")]
            );
        if (mended.Taken(answers, record, around) is { Count: > 0 } wrongs)
            return new Added(null, 0, wrongs);
        var result = await db.Commit(viewer.Change($"Changed {Changing.Title(form, record)} just after it was added", why));
        return result.IsRefused
            ? new Added(null, 0, Changing.WrongsOf(result, questions))
            : new Added(path, result.Value.Number, []);
    }

    private async Task<Record> Empty(Db db, EditForm form, Record? holder, Guid id, string key)
    {
        var of = holder is null ? (RecordRef?)null : new RecordRef(db.Shapes[holder.GetType()].Kind, holder.RowId);
        var record = NewRecord.Of(form.Shape, id, key, of);
        (record.Sensitivity, record.RestrictedTo) = holder is null
            ? (await usual(db), null)
            : (holder.Sensitivity, holder.RestrictedTo);
        if (form.Shape.Fields.FirstOrDefault(f => f.Form == FieldForm.OwnPeriod) is { } own)
            own.Property.SetValue(record, new Period(clock.Today, null));
        form.BeginsWith?.Invoke(record, clock.Today);
        return record;
    }

    private static async Task<string> PathOf(Db db, Record record) => await db.PathOf(record) ?? record.Key;

    /// <summary>What the key is made of: the title; without one what the first questions say.</summary>
    private static string KeyWords(EditForm form, Record record, Answers answers, Surroundings around) =>
        form.KeyWords?.Invoke(record) is { } own ? own
        : form.Shape.Title?.GetValue(record) is string { Length: > 0 } title ? title
        : string.Join(
            ' ',
            form.Parts[0]
                .Questions.Where(q => q is not (PeriodQuestion or DateQuestion))
                .Select(q => q.Said(answers, around))
                .OfType<string>()
                .Take(2)
        )
            is { Length: > 0 } words
            ? words
        : form.Shape.Kind;
}
