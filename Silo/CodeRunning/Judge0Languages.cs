using System.Net;
using Assay.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Silo.CodeRunning;

/// <summary>
/// The numbers of languages by name, from the service's own list, which is read again every hour. A service without a list gets the
/// numbers that Judge0 has always had; one that cannot answer now does not: a wrong number would run a program as another language.
/// </summary>
internal sealed class Judge0Languages(Judge0Client client, Judge0Options options, [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Known? _known;

    /// <summary>The newest version of a language, or null when the service does not offer it.</summary>
    public async Task<int?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken);
        return LanguageName.Find(known.Languages, name);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Known> KnownAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
            return fresh;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? (_known = new Known(await ReadAsync(cancellationToken), clock.GetTimestamp()));
        }
        catch (StageException) when (_known is { } old)
        {
            return old;
        }
        finally
        {
            _reading.Release();
        }
    }

    private Known? Fresh() => _known is { } known && clock.GetElapsedTime(known.ReadAt) < options.LanguagesLife ? known : null;

    private async Task<Judge0Language[]> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Get, "languages", null, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
            return LanguageName.Usual;
        if (!answer.IsGood)
            throw answer.Failure();
        return answer.Read<Judge0Language[]>();
    }

    private sealed record Known(Judge0Language[] Languages, long ReadAt);
}
