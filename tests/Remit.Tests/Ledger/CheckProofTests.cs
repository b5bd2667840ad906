using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Remit.Ledger;
using Remit.Tests.Harness;
using Remit.Tests.Kernel;

namespace Remit.Tests.Ledger;

/// <summary>Bare proofs in the form of the published test vectors; proofs of our own are checked where they are made.</summary>
public class CheckProofTests
{
    private const string Root8 = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";
    private const string Leaf1 = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=";
    private const string Path1 =
        "\"lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=\",\"Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=\",\"a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=\"";

    [Theory]
    [InlineData(
        $$"""{"leafIdx":0,"treeSize":8,"root":"{{Root8}}","leafHash":"{{Leaf1}}","proof":[{{Path1}}],"desc":"happy path","wantErr":false}"""
    )]
    [InlineData($$"""{"leafIdx":0,"treeSize":1,"root":"{{Leaf1}}","leafHash":"{{Leaf1}}","proof":null}""")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"{{Leaf1}}","root2":"{{Root8}}","proof":[{{Path1}}]}""")]
    [InlineData("""{"size1":1,"size2":1,"root1":"ZG9uJ3QgY2FyZSAy","root2":"ZG9uJ3QgY2FyZSAy","proof":[]}""")]
    public void A_valid_proof_is_valid(string file) => Check(file).IsValid.ShouldBeTrue(Check(file).Words);

    [Theory]
    [InlineData(
        $$"""{"leafIdx":18446744073709551615,"treeSize":1,"root":"{{Leaf1}}","leafHash":"{{Leaf1}}","proof":null}""",
        "there is no leaf"
    )]
    [InlineData(
        $$"""{"leafIdx":0,"treeSize":0,"root":"","leafHash":"{{Leaf1}}","proof":[]}""",
        "there is no leaf 0 in a tree of 0"
    )]
    [InlineData($$"""{"leafIdx":0,"treeSize":1,"root":null,"leafHash":"","proof":[]}""", "has 0 bytes")]
    [InlineData($$"""{"leafIdx":0,"treeSize":1,"root":"{{Leaf1}}","leafHash":"V3JvbmdMZWFm","proof":[]}""", "has 9 bytes")]
    [InlineData(
        $$"""{"leafIdx":0,"treeSize":8,"root":"{{Root8}}","leafHash":"{{Leaf1}}","proof":[{{Path1}},""]}""",
        "has not 32 bytes"
    )]
    [InlineData(
        $$"""{"leafIdx":0,"treeSize":8,"root":"{{Root8}}","leafHash":"{{Leaf1}}","proof":[{{Path1}},"{{Root8}}"]}""",
        "goes on beyond"
    )]
    [InlineData($$"""{"size1":0,"size2":0,"root1":"ZG9uJ3QgY2FyZSAx","root2":"ZG9uJ3QgY2FyZSAx","proof":[]}""", "empty tree")]
    [InlineData($$"""{"size1":0,"size2":1,"root1":"ZG9uJ3QgY2FyZSAx","root2":"ZG9uJ3QgY2FyZSAy","proof":[]}""", "empty tree")]
    [InlineData($$"""{"size1":2,"size2":1,"root1":"{{Leaf1}}","root2":"{{Root8}}","proof":[]}""", "can't be the beginning")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"{{Leaf1}}","root2":"{{Root8}}","proof":[]}""", "the proof is empty")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"V3JvbmdSb290","root2":"{{Root8}}","proof":[{{Path1}}]}""", "has 9 bytes")]
    [InlineData($$"""{"size1":-1,"size2":8,"root1":"{{Leaf1}}","root2":"{{Root8}}","proof":[{{Path1}}]}""", "no whole number")]
    [InlineData($$"""{"size1":1.0,"size2":8,"root1":"{{Leaf1}}","root2":"{{Root8}}","proof":[{{Path1}}]}""", "no whole number")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"{{Leaf1}}","proof":[{{Path1}}]}""", "it has no “root2”")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"{{Leaf1}}","root2":"not base64","proof":[{{Path1}}]}""", "not in base64")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"{{Leaf1}}","root2":"{{Root8}}","proof":"x"}""", "is no list")]
    [InlineData($$"""{"size1":1,"size2":8,"root1":"{{Leaf1}}","root2":"{{Root8}}"}""", "it has no “proof”")]
    [InlineData("""{"size1":1,"size1":2}""", "stands twice")]
    [InlineData("""{"root":"\ud800","leafIdx":0,"treeSize":1,"leafHash":"","proof":[]}""", "surrogate")]
    [InlineData("""{"format":"other"}""", "not remit-ledger-proof/1")]
    [InlineData("{}", "it has no text “format”")]
    [InlineData("[]", "no JSON object")]
    [InlineData("null", "no JSON object")]
    [InlineData("{", "not JSON (line 1)")]
    [InlineData("", "not JSON")]
    public void What_proves_nothing_is_invalid_and_says_why(string file, string why)
    {
        Check(file).IsValid.ShouldBeFalse();
        Check(file).Words.ShouldContain(why);
    }

    [Fact]
    public void What_is_no_text_is_invalid() =>
        CheckProof.Check([0xff, 0xfe, 0x00], known: null).ShouldBe(new Verdict(false, "it is no text in UTF-8"));

    [Fact]
    public void Random_bytes_are_invalid_and_break_nothing() =>
        Properties.Hold(
            Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(),
            bytes => CheckProof.Check(bytes, known: null).IsValid.ShouldBeFalse()
        );

    [Fact]
    public async Task From_the_command_line_each_file_has_a_line_and_the_exit_code_says_the_worst()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            var (good, bad) = (Path.Combine(folder, "good.json"), Path.Combine(folder, "bad.json"));
            var vector = new JsonObject
            {
                ["size1"] = 1,
                ["size2"] = 1,
                ["root1"] = Leaf1,
                ["root2"] = Leaf1,
                ["proof"] = new JsonArray(),
            };
            await File.WriteAllTextAsync(good, vector.ToJsonString());
            vector["root2"] = Root8;
            await File.WriteAllTextAsync(bad, vector.ToJsonString());

            (await RunProgram.ToItsEnd("ledger", "check-proof", good)).ShouldBe(
                (0, $"valid   {good}: the tree of 1 is the beginning of the tree of 1\n")
            );
            (await RunProgram.ToItsEnd("ledger", "check-proof", good, bad)).ShouldBe(
                (
                    1,
                    $"valid   {good}: the tree of 1 is the beginning of the tree of 1\nINVALID {bad}: the trees have the same size and different roots\n"
                )
            );
            var (code, words) = await RunProgram.ToItsEnd("ledger", "check-proof", Path.Combine(folder, "none.json"));
            code.ShouldBe(2);
            words.ShouldContain("Can't read");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Verdict Check(string file) => CheckProof.Check(Encoding.UTF8.GetBytes(file), known: null);
}
