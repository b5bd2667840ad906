using System.Text.RegularExpressions;

namespace Remit.Tests;

/// <summary>A command that a document tells its reader to type.</summary>
/// <param name="Line">Its line in the document, from 1.</param>
/// <param name="Text">The command, comment and continuation marks taken off.</param>
internal sealed record ReadmeCommand(int Line, string Text)
{
    /// <summary>The command's words; quotes are not looked into.</summary>
    public string[] Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The verb of a <c>./remit</c> command, or of the same by way of the SDK; null for any other command.</summary>
    public string? Verb =>
        Words switch
        {
            ["./remit", var verb, ..] => verb,
            ["dotnet", "run", "--project", "src/Remit", "--", var verb, ..] => verb,
            _ => null,
        };

    /// <summary>True when the command builds from sources, and so has to run where they are.</summary>
    public bool BuildsFromSources => Words[0] == "dotnet";

    /// <summary>True when the command goes on until it is stopped, and prints where it listens.</summary>
    public bool Serves => Verb is "demo" or "serve";

    /// <summary>True for what is not run, but has its form checked: getting the project, and the tests themselves (which
    /// this is one of).</summary>
    public bool IsOnlyRead => Words[0] is "git" or "cd" or "./test";
}

/// <summary>What a document tells its reader to type, and what is wrong with how it does.</summary>
/// <param name="Commands">The commands of its <c>sh</c> blocks, in order.</param>
/// <param name="Faults">Each as <c>line N: what</c>.</param>
internal sealed partial record ReadmeCommands(IReadOnlyList<ReadmeCommand> Commands, IReadOnlyList<string> Faults)
{
    public static ReadmeCommands In(string markdown)
    {
        List<ReadmeCommand> commands = [];
        List<string> faults = [];
        List<(int Line, string Verb)> spoken = [];
        string? language = null;
        var opened = 0;
        ReadmeCommand? unfinished = null;
        var number = 0;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (Fence().Match(line) is { Success: true } fence)
            {
                (language, opened) = language is null ? (fence.Groups["language"].Value, number) : (null, 0);
                if (unfinished is not null)
                {
                    faults.Add($"line {number}: the block ends inside a command");
                    unfinished = null;
                }
            }
            else if (language is null)
            {
                spoken.AddRange(Spoken().Matches(line).Select(verb => (number, verb.Groups["verb"].Value)));
            }
            else if (language != "sh")
            {
                if (line.Contains("./remit", StringComparison.Ordinal) || line.Contains("./test", StringComparison.Ordinal))
                {
                    faults.Add($"line {number}: a command in a block that is not marked sh would not be run");
                }
            }
            else
            {
                var text = Comment().Replace(line, "").Trim();
                if (text.StartsWith("$ ", StringComparison.Ordinal))
                {
                    faults.Add($"line {number}: a prompt, which a reader who copies the line would type");
                }

                var whole = unfinished is null ? new(number, text) : unfinished with { Text = $"{unfinished.Text} {text}" };
                unfinished = whole.Text.EndsWith('\\') ? whole with { Text = whole.Text.TrimEnd('\\').TrimEnd() } : null;
                if (unfinished is null && whole.Text.Length > 0)
                {
                    commands.AddRange(
                        whole.Text.Split(" && ", StringSplitOptions.TrimEntries).Select(part => whole with { Text = part })
                    );
                }
            }
        }

        if (language is not null)
        {
            faults.Add($"line {opened}: a block that is never closed");
        }

        faults.AddRange(commands.Select(FaultOf).OfType<string>());
        faults.AddRange(
            spoken
                .Where(verb => commands.All(command => command.Verb != verb.Verb))
                .Select(verb => $"line {verb.Line}: ./remit {verb.Verb} is in no sh block, and so not run")
        );
        return new(commands, faults);
    }

    private static string? FaultOf(ReadmeCommand command) =>
        command.Words switch
        {
            ["git", "clone", var from, var into]
                when from.StartsWith("https://", StringComparison.Ordinal) && Folder().IsMatch(into) => null,
            ["cd", var folder] when Folder().IsMatch(folder) => null,
            ["./test", .. var options] when options.All(option => option is "--fast" or "--soak" || Folder().IsMatch(option)) =>
                null,
            _ when command.Verb is not null => null,
            ["git" or "cd" or "./test" or "./remit" or "dotnet", ..] =>
                $"line {command.Line}: not a form that is known: {command.Text}",
            _ => $"line {command.Line}: neither ./remit, ./test, dotnet run, git clone nor cd: {command.Text}",
        };

    [GeneratedRegex(@"^\s*```(?<language>\S*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"`\./remit (?<verb>[a-z-]+)")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^[\w][\w.-]*$")]
    private static partial Regex Folder();
}
