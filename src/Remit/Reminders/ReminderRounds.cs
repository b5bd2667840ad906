using Remit.Data;
using Remit.Kernel;
using Remit.Mail;

namespace Remit.Reminders;

/// <summary>While pages are served, people are reminded by day, after seven in the morning, London time.</summary>
internal sealed partial class ReminderRounds(Reminding reminding, LondonClock clock, ILogger<ReminderRounds> log)
    : BackgroundService
{
    private const int FirstHour = 7;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!reminding.CanBeSent)
            return;
        using var rounds = new PeriodicTimer(Between);
        do
        {
            try
            {
                if (TimeZoneInfo.ConvertTime(clock.Now, LondonDate.Zone).Hour >= FirstHour)
                    await reminding.GoRound(stoppingToken);
            }
            // A database that is away, a disk that is full: the next round asks again.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                SayThatTheyWait(log, problem.Message);
            }
        } while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Reminders wait: {Why}")]
    private static partial void SayThatTheyWait(ILogger log, string why);
}
