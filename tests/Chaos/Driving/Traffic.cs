using Assay.Chaos.Checking;
using Assay.Chaos.Clusters;

namespace Assay.Chaos.Driving;

/// <summary>A signed-in admin, and candidates to come, before a cluster.</summary>
internal sealed class Traffic : IDisposable
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(120);
    private readonly ChaosCluster _cluster;

    private Traffic(ChaosCluster cluster, Caller caller, Admin admin)
    {
        (_cluster, Caller, Admin) = (cluster, caller, admin);
        Driver = new Driver(caller, admin, cluster.Seed);
    }

    public Caller Caller { get; }

    public Admin Admin { get; }

    public Driver Driver { get; }

    public static async Task<Traffic> PrepareAsync(ChaosCluster cluster)
    {
        var caller = new Caller(cluster.Api.Address);
        var admin = await Admin.SignInAsync(caller);
        await admin.PublishAsync();
        return new Traffic(cluster, caller, admin);
    }

    /// <summary>Sends so many candidates; returns when each has its answer.</summary>
    public Task SendAsync(int candidates, double perSecond) =>
        Driver.RunAsync(perSecond, _ => Driver.Begun >= candidates, CancellationToken.None);

    /// <summary>Gives the cluster time to finish, and counts what came of what was handed in.</summary>
    public async Task<Effects> JudgeAsync()
    {
        await Settling.WaitAsync(_cluster, SettleLimit);
        var effects = await StoreCheck.RunAsync(_cluster.Database, Driver.HandedIn);
        await ApiCheck.RunAsync(Admin, Driver.HandedIn, effects);
        return effects;
    }

    public void Dispose() => Caller.Dispose();
}
