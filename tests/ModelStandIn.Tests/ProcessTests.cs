using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Assay.Tests.ModelStandIn;

public class ProcessTests
{
    [Fact]
    public async Task The_server_runs_as_a_process_that_prints_the_settings_to_try_the_product_with()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ModelServer).Assembly.Location, "--delay", "0.01"]) { RedirectStandardOutput = true })!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var settings = new Dictionary<string, string>(StringComparer.Ordinal);
            while (!settings.ContainsKey("AZURE_OPENAI_DEPLOYMENT_NAME"))
            {
                if ((await process.StandardOutput.ReadLineAsync(limit.Token))!.TrimStart('#', ' ').Split('=', 2) is [var name, var value])
                    settings[name] = value;
            }

            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings["MODEL_API_KEY"]);
            var body = new { model = settings["MODEL_NAME"], messages = new[] { new { role = "user", content = "Hello" } } };
            var reply = await client.PostAsJsonAsync($"{settings["MODEL_ENDPOINT"]}/chat/completions", body, limit.Token);
            var requests = await client.GetFromJsonAsync<JsonObject>($"{settings["AZURE_OPENAI_ENDPOINT"]}__standin/requests", limit.Token);

            Assert.True(reply.IsSuccessStatusCode);
            Assert.Equal(1, requests!["count"]!.GetValue<int>());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
