using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.EndToEnd.BadInput;

public sealed class BadInputTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    private static readonly TimeSpan RawLimit = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, BadRow> Table = new[] { TokenRows.All, CandidateRows.All, AdminRows.All, AddressRows.All }
        .SelectMany(rows => rows)
        .ToDictionary(row => row.Name);

    public static IEnumerable<object[]> Rows => Table.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> RawRows => RawRow.All.Select(row => new object[] { row.Name });

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_bad_request_gets_its_documented_answer_and_stores_nothing(string name)
    {
        var row = Table[name];
        var before = await world.SnapshotAsync();
        var (status, type, text) = await SendAsync(row);

        Assert.True(row.Status == status, $"{row.Call} answered {status}: {text}");
        Assert.Equal("application/problem+json", type);
        var problem = JsonNode.Parse(text)!;
        Assert.NotEmpty((string)problem["detail"]!);
        Assert.NotEmpty((string)problem["message"]!);
        Assert.NotEmpty((string)problem["error"]!);
        if (row.Code is not null)
            Assert.Equal(row.Code, (string?)problem["error"]);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.True(world.Api.IsAlive, world.Api.Output);
        Assert.Equal(before, await world.SnapshotAsync());
    }

    [Theory]
    [MemberData(nameof(RawRows))]
    public async Task Broken_bytes_are_refused_and_store_nothing(string name)
    {
        var row = RawRow.All.Single(one => one.Name == name);
        var before = await world.SnapshotAsync();
        var status = await SendRawAsync(row);

        Assert.Contains(status, row.Statuses);
        Assert.True(world.Api.IsAlive, world.Api.Output);
        Assert.Equal(before, await world.SnapshotAsync());
    }

    private async Task<(int Status, string? Type, string Text)> SendAsync(BadRow row)
    {
        var call = world.Fill(row.Call).Split(' ', 2);
        using var http = new HttpClient { BaseAddress = world.Api.Address };
        using var request = new HttpRequestMessage(new HttpMethod(call[0]), new Uri(
            world.Api.Address.GetLeftPart(UriPartial.Authority) + call[1],
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (row.Token(world) is { } token)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        if (row.Bytes is { } bytes)
        {
            request.Content = new ByteArrayContent(Filled(bytes));

            // A body that is refused by its length alone is never read: who sends it all the same may find the line cut.
            request.Headers.ExpectContinue = !row.Chunked && row.Status == 413;
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(row.ContentType);
        }

        foreach (var (header, value) in row.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header, value))
                request.Content!.Headers.TryAddWithoutValidation(header, value);
        }

        if (row.Chunked)
            request.Headers.TransferEncodingChunked = true;
        using var reply = await http.SendAsync(request);
        return ((int)reply.StatusCode, reply.Content.Headers.ContentType?.MediaType, await reply.Content.ReadAsStringAsync());
    }

    private byte[] Filled(byte[] body) =>
        body.Length < 1000 ? Encoding.Latin1.GetBytes(world.Fill(Encoding.Latin1.GetString(body))) : body;

    /// <summary>The status of the reply, or 0 when the server hung up without one.</summary>
    private async Task<int> SendRawAsync(RawRow row)
    {
        var request = world.Fill(row.Request).Replace("{token}", world.A.Api.Token, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(RawLimit);
        using var client = new TcpClient();
        await client.ConnectAsync(world.Api.Address.Host, world.Api.Address.Port, stop.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), stop.Token);
            if (row.HangsUp)
                client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var line = await reader.ReadLineAsync(stop.Token);
            return line?.Split(' ') is ["HTTP/1.1", var status, ..] ? int.Parse(status) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
