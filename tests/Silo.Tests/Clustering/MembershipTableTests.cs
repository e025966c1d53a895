using System.Net;

namespace Assay.Silo.Tests.Clustering;

/// <summary>What Orleans needs of the list of members to keep one view of a cluster, on each server that can hold it.</summary>
public sealed class MembershipTableTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Kinds => ["postgres", "redis"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_member_is_written_once_and_read_back_whole(string kind)
    {
        await using var tables = await ClusterTables.OpenAsync(kind);
        var table = tables.Membership;
        var member = Member(1);
        var empty = await table.ReadAllAsync();
        Assert.Empty(empty.Members);

        Assert.True(await table.InsertRowAsync(member, empty.Version.Next()));
        var all = await table.ReadAllAsync();
        Assert.False(await table.InsertRowAsync(member, all.Version.Next()));

        var read = Assert.Single((await table.ReadRowAsync(member.SiloAddress)).Members).Item1;
        Assert.Equal(
            (member.SiloAddress, member.SiloName, member.HostName, member.Status, member.ProxyPort, member.StartTime, member.IAmAliveTime),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Equal(empty.Version.Version + 1, all.Version.Version);
        Assert.Empty((await table.ReadRowAsync(Member(2).SiloAddress)).Members);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_change_by_who_has_not_seen_the_last_one_is_refused_and_changes_nothing(string kind)
    {
        await using var tables = await ClusterTables.OpenAsync(kind);
        var table = tables.Membership;
        var stale = await table.ReadAllAsync();
        Assert.True(await table.InsertRowAsync(Member(1), stale.Version.Next()));
        Assert.False(await table.InsertRowAsync(Member(2), stale.Version.Next()));

        var (member, etag) = Assert.Single((await table.ReadAllAsync()).Members);
        var seen = (await table.ReadAllAsync()).Version;
        var suspected = Member(1);
        suspected.Status = SiloStatus.Dead;
        suspected.AddSuspector(Member(3).SiloAddress, Now);
        Assert.True(await table.UpdateRowAsync(suspected, etag, seen.Next()));
        Assert.False(await table.UpdateRowAsync(member, etag, seen.Next()));

        var after = Assert.Single((await table.ReadAllAsync()).Members).Item1;
        Assert.Equal(SiloStatus.Dead, after.Status);
        Assert.Equal(Member(3).SiloAddress, Assert.Single(after.SuspectTimes!).Item1);
        Assert.Equal(seen.Version + 1, (await table.ReadAllAsync()).Version.Version);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_many_that_join_at_once_all_come_in_one_after_the_other(string kind)
    {
        const int Silos = 12;
        await using var tables = await ClusterTables.OpenAsync(kind);
        var table = tables.Membership;

        await Task.WhenAll(Enumerable.Range(1, Silos).Select(async number =>
        {
            var tries = 0;
            while (!await table.InsertRowAsync(Member(number), (await table.ReadAllAsync()).Version.Next()))
                Assert.True(++tries < 200, "it never came in");
        }));

        var all = await table.ReadAllAsync();
        Assert.Equal((Silos, Silos), (all.Members.Count, all.Version.Version));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_sign_of_life_changes_the_time_and_not_the_version(string kind)
    {
        await using var tables = await ClusterTables.OpenAsync(kind);
        var table = tables.Membership;
        var member = Member(1);
        Assert.True(await table.InsertRowAsync(member, (await table.ReadAllAsync()).Version.Next()));
        var before = (await table.ReadAllAsync()).Version;

        member.IAmAliveTime = Now.AddSeconds(30);
        await table.UpdateIAmAliveAsync(member);

        var after = await table.ReadAllAsync();
        Assert.Equal((Now.AddSeconds(30), before.Version), (Assert.Single(after.Members).Item1.IAmAliveTime, after.Version.Version));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cleaning_up_takes_the_long_dead_and_nobody_else(string kind)
    {
        await using var tables = await ClusterTables.OpenAsync(kind);
        var table = tables.Membership;
        foreach (var (number, status, alive) in new[]
        {
            (1, SiloStatus.Dead, Now.AddDays(-8)), (2, SiloStatus.Dead, Now), (3, SiloStatus.Active, Now.AddDays(-8)), (4, SiloStatus.Active, Now),
        })
        {
            var member = Member(number, status);
            (member.StartTime, member.IAmAliveTime) = (alive, alive);
            Assert.True(await table.InsertRowAsync(member, (await table.ReadAllAsync()).Version.Next()));
        }

        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(-7));

        var left = (await table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Generation).Order();
        Assert.Equal([2, 3, 4], left);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_clusters_on_one_server_do_not_see_each_other(string kind)
    {
        var connection = await ClusterTables.NewConnectionAsync(kind);
        await using var one = await ClusterTables.OpenAsync(kind, connection);
        await using var other = await ClusterTables.OpenAsync(kind, connection);
        Assert.True(await one.Membership.InsertRowAsync(Member(1), (await one.Membership.ReadAllAsync()).Version.Next()));

        Assert.Empty((await other.Membership.ReadAllAsync()).Members);
        Assert.True(await other.Membership.InsertRowAsync(Member(1), (await other.Membership.ReadAllAsync()).Version.Next()));
        Assert.Single((await one.Membership.ReadAllAsync()).Members);
    }

    private static MembershipEntry Member(int number, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11000 + number, number),
        SiloName = $"Silo_{number}",
        HostName = "host",
        Status = status,
        ProxyPort = 30000 + number,
        StartTime = Now,
        IAmAliveTime = Now,
    };
}
