using System.Text.RegularExpressions;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Members;

/// <summary>
/// Where members can be written to and rung. What the paper says otherwise than Remit is a change and shows both; what is no address or
/// number is kept as words in the person's note, so that nothing is lost.
/// </summary>
internal sealed partial class Contacts(Proposal proposal)
{
    private readonly Dictionary<Id<Person>, HashSet<string>> said = [];

    /// <summary>Compares a person's job, address, number and assistant. What an earlier row of the same paper said goes before.</summary>
    public void Keep(Person person, MemberDraft draft, string placeTitle)
    {
        var place = draft.Name!.Place;
        var isNew = proposal.Places.TryGetValue(person.Id.Value, out var added) && added == place;
        if (!isNew && draft.Job is { } job && !Same(job, placeTitle) && IsFirst(person, "job", draft))
            Take("job title", person.JobTitle, job, Same, value => person.JobTitle = value);
        else if (isNew && draft.Job is not null)
            IsFirst(person, "job", draft);
        if (draft.Email is { } email)
            if (AddressIn(email) is { } address)
            {
                if (IsFirst(person, "email", draft))
                    Take(
                        "email",
                        person.Email,
                        address,
                        (a, b) => a.Equals(b, StringComparison.OrdinalIgnoreCase),
                        value => person.Email = value
                    );
                if (
                    OneLine.Of(email).Length > address.Length + 10
                    && email.Replace(address, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit)
                )
                    Note("email", email);
            }
            else
                Note("email", email);
        if (draft.Telephone is { } telephone)
            if (IsNumber(telephone))
            {
                if (IsFirst(person, "telephone", draft))
                    Take(
                        "telephone",
                        person.Telephone,
                        telephone,
                        (a, b) => Digits(a) == Digits(b),
                        value => person.Telephone = value
                    );
            }
            else
                Note("telephone", telephone);
        if (draft.Assistant is { } assistant && !MemberPhrase.SaysNothing(assistant) && IsFirst(person, "assistant", draft))
            Take("assistant", person.Assistant, assistant, Same, value => person.Assistant = value);

        void Take(string what, string? old, string now, Func<string, string, bool> isSame, Action<string> set)
        {
            if (old is not null && isSame(old, now))
                return;
            if (!isNew)
            {
                proposal.StandsAt(person, place);
                proposal.Say(
                    FindingKind.Changed,
                    place,
                    old is null ? $"{person.Name}: {what} {now}" : $"{person.Name}: {what} {old} → {now}"
                );
            }
            set(now);
        }

        void Note(string what, string text)
        {
            var words = $"The paper gives as {what}: “{OneLine.Of(text)}”.";
            if (person.Note?.Contains(words, StringComparison.Ordinal) == true)
                return;
            person.Note = person.Note is null ? words : $"{person.Note} {words}";
            if (!isNew)
                proposal.StandsAt(person, place);
            proposal.Say(
                FindingKind.Doubtful,
                place,
                $"{person.Name}: “{LooseName.Short(text)}” is not one {what}; it is kept in a note."
            );
        }
    }

    /// <summary>Whether the file says it of this person for the first time; a second time it is left out where it differs.</summary>
    private bool IsFirst(Person person, string what, MemberDraft draft)
    {
        if (!said.TryGetValue(person.Id, out var before))
            said.Add(person.Id, before = new HashSet<string>(StringComparer.Ordinal));
        if (before.Add(what))
            return true;
        var (recorded, now) = what switch
        {
            "job" => (person.JobTitle, draft.Job),
            "email" => (person.Email, draft.Email),
            "telephone" => (person.Telephone, draft.Telephone),
            _ => (person.Assistant, draft.Assistant),
        };
        if (now is not null && (recorded is null || !Same(recorded, now)))
            proposal.Say(
                FindingKind.LeftOut,
                draft.Name!.Place,
                $"{person.Name}: “{LooseName.Short(now)}”: an earlier row of this paper says “{LooseName.Short(recorded ?? "nothing")}”."
            );
        return false;
    }

    private static bool Same(string one, string other) => LooseName.Plain(one) == LooseName.Plain(other);

    private static string? AddressIn(string text) =>
        text.Split([' ', ';', ',', '<', '>', '\n', '|'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? w[7..] : w)
            .FirstOrDefault(w => w.Length <= 254 && Address().IsMatch(w));

    private static bool IsNumber(string text) =>
        text.Length <= 60
        && text.Split([';', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } numbers
        && numbers.All(n => Number().IsMatch(n) && Digits(n).Length is >= 5 and <= 18);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex("""^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(
        """^(?:tel:?|t:?|m:?|mob(?:ile)?:?)?\s*\+?[\d ().-]+(?:\s*(?:ext|extension|x)\.?\s*\d{1,6})?$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Number();
}
