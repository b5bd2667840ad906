using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Search;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Structure.WhoDeals;

/// <summary>The verb <c>who-deals-with</c>.</summary>
internal static class WhoDealsWithCommand
{
    /// <summary><c>who-deals-with WORDS… [--age AGE] [--district AREA] [--as-at DATE] [--format text|json]</c></summary>
    public static Command Of(Opening opening)
    {
        var about = new Argument<string[]>("WORDS") { Description = "What it is about", Arity = ArgumentArity.OneOrMore };
        var age = new Option<string?>("--age") { Description = "The age: 13, 0-5, 16+, unborn", HelpName = "AGE" };
        var district = new Option<string?>("--district") { Description = "The key or name of a local area", HelpName = "AREA" };
        var day = CommonOptions.AsAt();
        var format = CommonOptions.TextOrJson();
        var command = new Command("who-deals-with", "Say which bodies deal with something, and who chairs them")
        {
            about,
            age,
            district,
            day,
            format,
        };
        age.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !AskedAges.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is no age. Write it as 13, 0-5, 16+ or unborn.");
        });
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    services.GetRequiredService<Searching>().CheckOwnWords();
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    var question = new Question(
                        string.Join(' ', words.GetValue(about)!),
                        words.GetValue(age),
                        words.GetValue(district)
                    );
                    var answer = await WhoDealsWith.Answer(
                        services.GetRequiredService<Searching>(),
                        db,
                        asAt,
                        isNow: true,
                        question
                    );
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json ? TwinText.Of(asAt, answer) : AnswerWords.Text(answer)
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }
}
