namespace Remit.Mail;

/// <summary>While pages are served, the postman goes every quarter of a minute.</summary>
internal sealed partial class PostmanRounds(Postman postman, Mailing mailing, ILogger<PostmanRounds> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (mailing.Server is null)
            return;
        using var rounds = new PeriodicTimer(Between);
        do
        {
            try
            {
                await postman.Go(stoppingToken);
            }
            // A disk that is full, a database that is away: the pages go on, and the next round asks again.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                SayThatLettersWait(log, problem.Message);
            }
        } while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Letters wait: {Why}")]
    private static partial void SayThatLettersWait(ILogger log, string why);
}
