using System.CommandLine;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Remit.Data;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Mail;
using Remit.Structure.Partnerships;
using Remit.Web.CommandLine;

namespace Remit;

/// <summary>
/// <c>doctor</c>: says what is there and what is missing, a line each, and what would mend it. It changes nothing.
/// Exit 0 where everything needed is there, 1 where something is not.
/// </summary>
internal static class Doctor
{
    private const string Well = "ok     ";
    private const string Wrong = "WRONG  ";
    private const string Optional = "absent ";
    private const string Taken = "taken  ";

    /// <summary>Clocks of two machines differ by a little.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly Version WithoutTheFault = new(3, 51, 3);

    public static Command Command(Opening opening)
    {
        var port = Serving.Port();
        var command = new Command("doctor", "Say what is there and what is missing; changes nothing") { port };
        command.SetAction(async words =>
        {
            try
            {
                var findings = await Examine(opening.Choose(words), words.GetValue(port), TimeProvider.System);
                foreach (var (state, text) in findings)
                    Console.WriteLine(state + text);
                return findings.Any(f => f.State == Wrong) ? Opening.Refused : Opening.Done;
            }
            catch (DatabaseRefusedException refused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return Opening.CannotWork;
            }
        });
        return command;
    }

    private static (string, string) Email()
    {
        try
        {
            return Mailing.FromTheEnvironment().Server is { } server
                ? (Well, $"emails go by {server.InWords} (remit email test ADDRESS tries it)")
                : (Optional, $"a mail server: emails wait. Name one with {MailServer.ServerVariable} to have them sent");
        }
        catch (DatabaseRefusedException refused)
        {
            return (Wrong, refused.Message);
        }
    }

    private static async Task<IReadOnlyList<(string State, string Text)>> Examine(
        DatabaseChoice choice,
        int port,
        TimeProvider time
    )
    {
        var findings = new List<(string, string)>
        {
            (
                Well,
                $"Remit {typeof(Doctor).Assembly.GetName().Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}"
            ),
            File.Exists(Path.Combine(AppContext.BaseDirectory, "assets", "remit.css"))
                ? (Well, "the pages' styles are here")
                : (Wrong, "the pages' styles are missing: build again with npm at hand"),
            Directory.Exists(Path.Combine(AppContext.BaseDirectory, "samples", "leicestershire-2007"))
                ? (Well, "the sample for the demo is here")
                : (Wrong, "the sample for the demo is missing: build again"),
        };
        // First, because looking into the database can write its file.
        findings.Add(ClockAgainstFiles(choice, time));
        findings.Add(Port(port));
        findings.Add(Email());
        if (choice.IsPostgres)
            await ExaminePostgres(choice, time, findings);
        else
            await ExamineFolder(choice, time, findings);
        findings.Add(Keys(new KeyFolder(choice.Keys)));
        findings.Add(Program("chromium", "prints pages as PDF (nothing needs it yet)"));
        findings.Add(Program("soffice", "turns papers into PDF; without it they are Word only"));
        findings.Add(Program("pdftotext", "reads PDFs that are brought in (Debian and Ubuntu: apt-get install poppler-utils)"));
        return findings;
    }

    private static async Task ExaminePostgres(DatabaseChoice choice, TimeProvider time, List<(string, string)> findings)
    {
        try
        {
            await using var connection = new NpgsqlConnection(choice.ConnectionString);
            await connection.OpenAsync();
            var version = connection.PostgreSqlVersion;
            findings.Add(
                version.Major >= 15
                    ? (Well, $"PostgreSQL {version} answers")
                    : (Wrong, $"PostgreSQL {version} answers, but Remit needs 15 or later")
            );
            await ExamineContent(choice, time, findings);
        }
        catch (Exception problem) when (problem is DbException or ArgumentException)
        {
            findings.Add((Wrong, $"the PostgreSQL database can't be reached: {problem.Message}"));
        }
    }

    private static async Task ExamineFolder(DatabaseChoice choice, TimeProvider time, List<(string, string)> findings)
    {
        findings.Add(SqliteVersion());
        if (File.Exists(choice.Folder))
        {
            findings.Add((Wrong, $"{choice.Folder} is a file: name a folder with --data"));
            return;
        }
        if (!Directory.Exists(choice.Folder))
        {
            findings.Add((Well, $"there is no data folder {choice.Folder} yet; the first import makes it"));
            return;
        }
        findings.Add(
            CanWrite(choice.Folder)
                ? (Well, $"the data folder {choice.Folder} can be written")
                : (Wrong, $"the data folder {choice.Folder} can't be written: change its owner or its rights")
        );
        if (!File.Exists(choice.File))
        {
            findings.Add((Well, $"there is no database in {choice.Folder} yet; the first import makes it"));
            return;
        }
        try
        {
            await ExamineContent(choice, time, findings);
        }
        catch (SqliteException problem)
        {
            var words = WhatTheDatabaseRefuses.InWords(problem, choice) ?? problem.Message;
            findings.Add((Wrong, $"{choice.File} can't be read as a Remit database: {words}"));
        }
    }

    private static (string, string) SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var version = connection.ServerVersion;
        return (
            Well,
            Version.Parse(version) >= WithoutTheFault
                ? $"SQLite {version}"
                : $"SQLite {version}; Remit checkpoints only while nobody writes, so the fault of versions before {WithoutTheFault} that can lose a commit beside a checkpoint does not touch it"
        );
    }

    /// <summary>Nothing was written later than now: neither this program nor what lies in the data folder.</summary>
    private static (string, string) ClockAgainstFiles(DatabaseChoice choice, TimeProvider time)
    {
        var newest = new[] { AppContext.BaseDirectory, choice.Folder }
            .OfType<string>()
            .Where(Directory.Exists)
            .SelectMany(f => new DirectoryInfo(f).EnumerateFiles())
            .MaxBy(f => f.LastWriteTimeUtc)!;
        return newest.LastWriteTimeUtc > time.GetUtcNow().UtcDateTime + Tolerance
            ? (
                Wrong,
                ClockIsBehind(
                    time,
                    $"{newest.FullName} was written at {LondonDate.Words(new DateTimeOffset(newest.LastWriteTimeUtc))}"
                )
            )
            : (Well, $"the clock says {LondonDate.Words(time.GetUtcNow())}, and no file is from later");
    }

    private static string ClockIsBehind(TimeProvider time, string than) =>
        $"the clock says {LondonDate.Words(time.GetUtcNow())}, but {than}: set the machine's clock (timedatectl set-ntp true)";

    private static (string, string) Port(int port)
    {
        try
        {
            using var listening = new TcpListener(IPAddress.Loopback, port);
            listening.Start();
            return (Well, $"the port {port} is free to serve on");
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return (Taken, $"the port {port}: a Remit that runs listens there, or another program; serve --port N takes another");
        }
        catch (SocketException problem)
        {
            return (Wrong, $"the port {port} can't be listened on: {problem.Message}. Choose another with --port");
        }
    }

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, $".remit-doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task ExamineContent(DatabaseChoice choice, TimeProvider time, List<(string, string)> findings)
    {
        await using var services = Composition.Services(choice, TimeProvider.System);
        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
        var waiting = (await db.Database.GetPendingMigrationsAsync()).Count();
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        var unknown = applied.FindAll(m => !known.Contains(m));
        if (applied.Count == 0)
        {
            findings.Add((Well, $"{choice.Words} is empty; the first import makes its tables"));
            return;
        }
        if (unknown.Count > 0)
        {
            findings.Add((Wrong, $"{choice.Words} was written by a newer Remit ({unknown[^1]}): use that one"));
            return;
        }
        if (waiting > 0)
        {
            findings.Add((Well, $"{choice.Words} is older than this program; the next import or serve brings it up to date"));
            return;
        }
        var name = await db.All<Partnership>().Select(p => p.Name).FirstOrDefaultAsync();
        var last = await db.Changes.OrderByDescending(c => c.Number).FirstOrDefaultAsync();
        findings.Add((Well, name is null ? $"{choice.Words} holds no partnership yet" : $"{choice.Words} holds “{name}”"));
        if (last is null)
            return;
        findings.Add((Well, $"its last change is number {last.Number}, of {LondonDate.Words(last.At)}"));
        if (last.At > time.GetUtcNow() + Tolerance)
            findings.Add((Wrong, ClockIsBehind(time, $"the last change is of {LondonDate.Words(last.At)}")));
    }

    private static (string, string) Keys(KeyFolder keys) =>
        !Directory.Exists(keys.Folder)
            ? (Well, $"there is no key folder {keys.Folder} yet; the first key that is needed makes it")
        : SignedCheckpoints.WereSigned(keys) && !File.Exists(keys.FileOf(LedgerKey.FileName + ".pem"))
            ? (
                Wrong,
                $"checkpoints were signed, but the key {keys.FileOf(LedgerKey.FileName + ".pem")} is missing: put it back from where you keep the keys"
            )
        : keys.OpenToOthers() is [var open, ..] ? (Wrong, $"{open} can be read by others: chmod 600 {open}")
        : (Well, $"the keys in {keys.Folder} can be read by their owner only");

    private static (string, string) Program(string name, string use)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(p => p.Length > 0)
            .Select(p => Path.Combine(p, name))
            .FirstOrDefault(File.Exists);
        return found is null ? (Optional, $"{name}, which {use}") : (Well, $"{found}, which {use}");
    }
}
