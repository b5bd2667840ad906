using Microsoft.Data.Sqlite;
using Npgsql;

namespace Remit.Data;

/// <summary>Why a database refuses a row, or everything, in so far as a person can mend it.</summary>
public static class WhatTheDatabaseRefuses
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteForeignKey = 787;
    private const int SqliteTriggerForeignKey = 1811;
    private const long NoRoom = 64 * 1024;
    private const int SqliteReadOnly = 8;
    private const int SqliteInOut = 10;
    private const int SqliteDamaged = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteForeign = 26;

    /// <summary>Whether another row has what only one may have.</summary>
    public static bool IsDoubleKey(Exception? problem) =>
        problem switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => true,
            _ => false,
        };

    /// <summary>Whether another row names one that would go.</summary>
    public static bool IsStillNamed(Exception? problem) =>
        problem switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
            SqliteException { SqliteExtendedErrorCode: SqliteForeignKey or SqliteTriggerForeignKey } => true,
            _ => false,
        };

    /// <summary>
    /// Whether the disk or the server takes nothing at all: it is full, may not be written, or fails. No row is to blame, and what was open is
    /// rolled back.
    /// </summary>
    public static bool IsThePlace(Exception? problem) =>
        Behind(problem) switch
        {
            SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteInOut or SqliteFull or SqliteCannotOpen } => true,
            PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction } => true,
            _ => false,
        };

    /// <summary>What is wrong with the database as a whole, and what would mend it, in sentences about it; null for what is no matter of its place.</summary>
    public static string? InWords(Exception? problem, DatabaseChoice choice) =>
        Behind(problem) switch
        {
            SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } =>
                $"Its folder can't be written. Even to read it, SQLite keeps a small file of its own beside it: give yourself the right to write in {choice.Folder}, or copy that folder to where you have it.",
            // Where there is no room for SQLite's file beside the database, it says no more than that the disk fails.
            SqliteException { SqliteErrorCode: var code and (SqliteFull or SqliteInOut) } sqlite => code == SqliteFull
            || IsFull(choice)
                ? "The disk that it is on is full. Make room on it."
                : $"The disk that it is on fails ({sqlite.Message}).",
            SqliteException { SqliteErrorCode: SqliteDamaged or SqliteForeign } =>
                "It is no database of Remit, or it is damaged. Put it aside and put a backup in its place: ./remit restore FILE.",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of its server is full. Make room on it.",
            PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
                "It takes no writes: it is a standby, or set to read only (default_transaction_read_only).",
            _ => null,
        };

    private static bool IsFull(DatabaseChoice choice) =>
        Directory.Exists(choice.Folder) && new DriveInfo(choice.Folder).AvailableFreeSpace < NoRoom;

    private static Exception? Behind(Exception? problem)
    {
        while (problem is not (null or SqliteException or PostgresException))
            problem = problem.InnerException;
        return problem;
    }
}
