using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Ledger;

/// <summary>
/// <c>ledger check-proof FILE… [--key FILE]</c>: checks proofs without a database, a line each. Exit 0 where all are valid, 1 where one
/// is not, 2 where a file can't be read.
/// </summary>
internal static class CheckProof
{
    public static Command Command()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Proofs that ledger prove wrote, or bare proofs of Merkle trees in JSON",
            Arity = ArgumentArity.OneOrMore,
        };
        var key = new Option<string?>("--key")
        {
            Description = "The public key that must have signed (default: the key in the proof)",
            HelpName = "FILE",
        };
        var command = new Command("check-proof", "Check proofs, without a database") { files, key };
        command.SetAction(words => Run(words.GetValue(files)!, words.GetValue(key)));
        return command;
    }

    /// <summary>What a file's content proves, or why it proves nothing.</summary>
    internal static Verdict Check(byte[] content, LedgerKey? known)
    {
        try
        {
            if (JsonNode.Parse(Checkpoint.TextOf(content).TrimStart('\ufeff')) is not JsonObject file)
                throw new FormatException("it is no JSON object");
            return VectorFile.Check(file) ?? ProofFile.Check(file, known);
        }
        catch (JsonException problem)
        {
            return new Verdict(false, $"it is not JSON (line {problem.LineNumber + 1})");
        }
        // The framework reads the names and texts of an object only when they are asked for.
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            return new Verdict(false, "a name stands twice in it, or a text has half a surrogate pair");
        }
        catch (FormatException problem)
        {
            return new Verdict(false, problem.Message);
        }
    }

    private static int Run(IReadOnlyList<string> files, string? keyFile)
    {
        LedgerKey? known = null;
        try
        {
            known = keyFile is null ? null : LedgerKey.ReadPublic(File.ReadAllText(keyFile));
            return files.Max(file => Run(file, known));
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Can't read a key from {keyFile}: {problem.Message}");
            return Opening.CannotWork;
        }
        finally
        {
            known?.Dispose();
        }
    }

    private static int Run(string file, LedgerKey? known)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Can't read {file}: {problem.Message}");
            return Opening.CannotWork;
        }
        var verdict = Check(content, known);
        Console.WriteLine($"{(verdict.IsValid ? "valid  " : "INVALID")} {file}: {OneLine.Of(verdict.Words)}");
        return verdict.IsValid ? Opening.Done : Opening.Refused;
    }
}
