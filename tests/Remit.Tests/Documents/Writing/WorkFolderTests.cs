using Remit.Documents.Writing;

namespace Remit.Tests.Documents.Writing;

public sealed class WorkFolderTests
{
    private const string Prefix = "remit-test-work-";

    [Fact]
    public void What_a_killed_program_left_goes_when_the_next_folder_is_made_and_nothing_else_does()
    {
        var (left, fresh) = (WorkFolder.Make(Prefix), WorkFolder.Make(Prefix));
        var (other, elsewhere) = (WorkFolder.Make("remit-test-other-"), WorkFolder.Make("remit-test-elsewhere-"));
        var (opened, link) = (WorkFolder.Make(Prefix), $"{fresh}-link");
        var made = new List<string> { fresh, other, elsewhere, opened };
        try
        {
            Directory.CreateDirectory(Path.Combine(left, "profile"));
            foreach (var folder in new[] { Path.Combine(left, "profile"), fresh, elsewhere })
                File.WriteAllText(Path.Combine(folder, "paper.docx"), "Words");
            Directory.CreateSymbolicLink(link, elsewhere);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(opened, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
            foreach (var folder in new[] { left, other, elsewhere, opened })
                Directory.SetLastWriteTimeUtc(folder, new DateTime(2007, 9, 3, 0, 0, 0, DateTimeKind.Utc));

            made.Add(WorkFolder.Make(Prefix));

            Directory.Exists(left).ShouldBeFalse();
            Directory.Exists(made[^1]).ShouldBeTrue();
            File.Exists(Path.Combine(fresh, "paper.docx")).ShouldBeTrue();
            Directory.Exists(other).ShouldBeTrue();
            File.Exists(Path.Combine(elsewhere, "paper.docx")).ShouldBeTrue();
            Directory.Exists(link).ShouldBeTrue();
            Directory.Exists(opened).ShouldBe(!OperatingSystem.IsWindows());
        }
        finally
        {
            Directory.Delete(link);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(opened, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var folder in made.Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);
        }
    }
}
