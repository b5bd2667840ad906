using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;

namespace Remit.Mail;

/// <summary>What goes of letters when a person is erased: those that they were to get are not sent any more, and nobody can tell to whom they went.</summary>
internal static class ErasedLetters
{
    private const string PersonKind = "person";

    /// <summary>For the erasing of people.</summary>
    public static BesidePeople Beside { get; } = new(Tell, Erase);

    private static async Task<IReadOnlyList<string>> Tell(Db db, RecordRef person) =>
        person.Kind == PersonKind
        && await db
            .Database.SqlQuery<int>(
                $"SELECT COUNT(*) AS \"Value\" FROM letters WHERE person = {person.Id} AND \"to\" IS NOT NULL"
            )
            .SingleAsync()
            is > 0
                and var count
            ? [count == 1 ? "the email that was written to them" : $"the {count} emails that were written to them"]
            : [];

    private static Task Erase(Db db, RecordRef person, string title, IReadOnlyCollection<string> names) =>
        person.Kind != PersonKind
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM letter_links WHERE person = {person.Id};
                DELETE FROM letter_wishes WHERE person = {person.Id};
                UPDATE letters SET "to" = NULL, subject = NULL, words = NULL, said = NULL,
                    state = CASE WHEN state IN ('waiting', 'failed', 'unsure') THEN 'given-up' ELSE state END
                    WHERE person = {person.Id}
                """
            );
}
