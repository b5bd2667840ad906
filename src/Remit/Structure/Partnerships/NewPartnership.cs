using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Structure.Partnerships;

/// <summary>Gives the partnership its record with the first paper that comes in.</summary>
internal static class NewPartnership
{
    private const string Key = "partnership";
    private const int LongestName = 200;

    /// <summary>Asks what the partnership is called.</summary>
    /// <param name="proposal">The import.</param>
    /// <param name="body">The board or group of the paper, whose name may hold the partnership's.</param>
    /// <param name="place">Where the paper names it.</param>
    /// <returns>The partnership; null where its name was left open, to be asked for with the next paper.</returns>
    public static Partnership? Ask(Proposal proposal, string body, FilePlace place)
    {
        var name = proposal.Ask(
            new Question(Key, place, "What is the partnership called?", [], Within(body))
            {
                Form = SettingForm.Text,
                CanBeEmpty = true,
                Hint =
                    "The organisations of your area that work together for children. The name stands at the head of every page. If you leave it empty, Remit asks again with your next new board or group.",
            },
            written => written.Length > LongestName ? "A name has 200 letters at most." : null
        );
        if (string.IsNullOrEmpty(name))
            return null;
        var made = proposal.Add(
            new Partnership
            {
                Id = proposal.Ids.Next<Partnership>(),
                Key = Partnership.OnlyKey,
                Name = OneLine.Of(name),
                TakenFrom = Path.GetFileName(place.File),
            },
            place
        );
        proposal.Say(FindingKind.New, place, $"the partnership: “{LooseName.Short(made.Name)}”.");
        return made;
    }

    /// <summary>"Marlshire Children's Partnership" of "Marlshire Children's Partnership Board"; "" where a name holds none.</summary>
    private static string Within(string body)
    {
        var at = body.IndexOf("partnership", StringComparison.OrdinalIgnoreCase);
        return at <= 0 ? "" : body[..(at + "partnership".Length)];
    }
}
