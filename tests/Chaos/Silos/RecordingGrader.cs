using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Assay.Scoring;

namespace Assay.Chaos.Silos;

/// <summary>The real grader after a while that the seed and the answer decide. Each call is written down: a paid model would have charged for it.</summary>
internal sealed class RecordingGrader(IAnswerGrader inner, int seed, SiloRecord record) : IAnswerGrader
{
    private const int Shortest = 20;
    private const int Longest = 2_000;

    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        var call = $"{request.SubmissionId} {request.RunSequence} {request.Question.Id}";
        record.Write(SiloRecord.Began, call);
        await Task.Delay(TimeFor(request), cancellationToken);
        var grade = await inner.GradeAsync(request, cancellationToken);
        record.Write(SiloRecord.Ended, call);
        return grade;
    }

    private TimeSpan TimeFor(GradingRequest request)
    {
        // By the answer, not by the submission: ids are made anew in every run.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {request.Question.Id} {request.Answer}"));
        var part = BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
        return TimeSpan.FromMilliseconds(Shortest + (part * (Longest - Shortest)));
    }
}
