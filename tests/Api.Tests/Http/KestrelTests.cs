namespace Assay.Api.Tests.Http;

[Collection(KestrelCollection.Name)]
public sealed class KestrelTests(KestrelHost host)
{
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task The_server_does_not_name_itself() =>
        Assert.False((await _anyone.Get("/")).Message.Headers.Contains("Server"));

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_measured_too() =>
        (await _anyone.Send(HttpMethod.Post, "/api/candidate/login", new EndlessContent(2), request => request.Headers.TransferEncodingChunked = true))
            .MustBe(413, "body_too_large");

    [Fact]
    public async Task So_is_a_hand_in_which_then_stays_open()
    {
        var exam = await Exam.CreateAsync(_anyone);

        var reply = await exam.Candidate.Send(
            HttpMethod.Post, exam.Path + "/submit", new EndlessContent(9), request => request.Headers.TransferEncodingChunked = true);

        reply.MustBe(413, "body_too_large");
        Assert.Equal("pending", (await exam.Candidate.Get(exam.Path + "/submission")).Json["status"]!.GetValue<string>());
        (await exam.Submit(Exam.Answers(("q1", "1")))).MustBeOk();
    }

    [Fact]
    public async Task Wrong_codes_make_an_address_wait_and_right_ones_never_count()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var right = new { loginCode = exam.LoginCode };
        for (var i = 0; i < KestrelHost.LoginFailures; i++)
        {
            (await _anyone.Post("/api/candidate/login", right)).MustBeOk();
            (await _anyone.Post("/api/candidate/login", new { loginCode = "wrong" })).MustBe(401, "invalid_login_code");
        }

        (await _anyone.Post("/api/candidate/login", right)).MustBe(429, "too_many_attempts");

        host.Clock.Move(TimeSpan.FromMinutes(6));
        (await _anyone.Post("/api/candidate/login", right)).MustBeOk();
    }

    /// <summary>So many megabytes of blanks, without a length.</summary>
    private sealed class EndlessContent(int megabytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var blanks = new byte[64 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < megabytes * 16; i++)
                await stream.WriteAsync(blanks);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
