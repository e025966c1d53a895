using System.Collections.Concurrent;
using System.Globalization;
using Assay.Servers;
using Assay.Silo.Tests.Storage.Contract;
using Npgsql;

namespace Assay.Silo.Tests.Storage.Postgres;

public sealed class PostgresFailoverTests
{
    [Fact]
    public async Task When_a_standby_takes_over_nothing_that_was_confirmed_is_lost_and_work_resumes_there()
    {
        await using var first = await PostgresServer.StartAsync();
        await using var second = await first.StartStandbyAsync();
        var both = new NpgsqlConnectionStringBuilder(first.ConnectionString)
        {
            Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{first.Port},127.0.0.1:{second.Port}"),
            Timeout = 2,
        };
        await using var store = await PostgresTestStore.OpenAsync(both.ToString(), TimeSpan.FromSeconds(2));
        var confirmed = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"sub_{worker}_{i}");
                if (await Record.ExceptionAsync(() => store.SaveAsync(key, Sample.Submission(key))) is null)
                    confirmed.Add(key);
            }
        })).ToArray();

        await UntilAsync(() => confirmed.Count > 200);
        await first.KillAsync();
        await second.PromoteAsync();
        var before = confirmed.Count;
        await UntilAsync(() => confirmed.Count > before + 200);
        await stop.CancelAsync();
        await Task.WhenAll(load);
        foreach (var key in confirmed)
            Assert.Equal(key, await store.AnswerOfAsync(key));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
            await Task.Delay(10, limit.Token);
    }
}
