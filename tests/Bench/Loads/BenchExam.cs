using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Bench;

/// <summary>One assessment of three choices and three written answers, and hand-ins to it of 4 KB.</summary>
internal sealed class BenchExam
{
    private const int Choices = 3;
    private const int Written = 3;
    private const int CharactersEach = 1_200;

    private readonly AssessmentDefinition _assessment;
    private readonly AnswerSheet _sheet;

    private BenchExam(AssessmentDefinition assessment, AnswerSheet sheet)
    {
        _assessment = assessment;
        _sheet = sheet;
        Draft = sheet with { Answers = sheet.Answers[..4] };
    }

    /// <summary>What is autosaved on the way.</summary>
    public AnswerSheet Draft { get; }

    public static string NewKey() => "sub_" + Guid.NewGuid().ToString("N");

    public static async Task<BenchExam> PublishAsync(IGrainFactory grains)
    {
        var words = new Words(seed: 20260101);
        var questions = ImmutableArray.CreateBuilder<Question>();
        var answers = ImmutableArray.CreateBuilder<Answer>();
        for (var i = 1; i <= Choices; i++)
        {
            var options = Enumerable.Range(0, 4).Select(option => new AnswerOption($"o{option}", words.Text(40))).ToImmutableArray();
            questions.Add(new Question
            {
                Id = $"m{i}",
                Type = QuestionType.Mcq,
                Text = words.Text(120),
                Skill = "Networks",
                Points = 2,
                Options = options,
                CorrectOptionId = "o1",
            });
            answers.Add(new Answer { QuestionId = $"m{i}", SubmittedAnswer = $"o{i}", TimeSpent = 30 });
        }

        for (var i = 1; i <= Written; i++)
        {
            questions.Add(new Question
            {
                Id = $"d{i}",
                Type = QuestionType.Descriptive,
                Text = words.Text(160),
                Skill = $"Topic {i}",
                Points = 5,
                ReferenceAnswer = words.Text(400),
            });
            answers.Add(new Answer { QuestionId = $"d{i}", SubmittedAnswer = words.Text(CharactersEach), TimeSpent = 240 });
        }

        var assessment = await grains.GetGrain<IAssessmentGrain>("assess_bench").Publish(new AssessmentDefinition
        {
            Title = "Bench",
            Questions = questions.ToImmutable(),
        });
        return new BenchExam(assessment, new AnswerSheet { Answers = answers.ToImmutable() });
    }

    public CreateSubmission Order() => new()
    {
        AssessmentId = _assessment.Id,
        AssessmentVersion = _assessment.Version,
        AssessmentTitle = _assessment.Title,
        CandidateEmail = "candidate@example.org",
        CandidateName = "A Candidate",
        InitiatedBy = "admin@example.org",
    };

    public SubmitAnswers HandIn(string candidateId) => new()
    {
        CandidateId = candidateId,
        RequestId = Guid.NewGuid().ToString("N"),
        Sheet = _sheet,
    };

    /// <summary>Sentences of made-up length from a small vocabulary, the same in every run.</summary>
    private sealed class Words(int seed)
    {
        private static readonly string[] Vocabulary =
            ("the a of is and to router bridge packet segment header checksum window congestion sender receiver acknowledgement "
            + "sequence number retransmission timer datagram connection reliable ordered flow control frame address table port "
            + "learning forwarding flooding collision carrier sense medium access token slot delay bandwidth throughput queue "
            + "routing distance vector link state broadcast multicast tunnel encapsulation layer protocol state machine")
            .Split(' ');

#pragma warning disable CA5394 // The same words in every run are wanted.
        private readonly Random _random = new(seed);

        public string Text(int characters)
        {
            var text = new System.Text.StringBuilder();
            while (text.Length < characters)
                text.Append(Vocabulary[_random.Next(Vocabulary.Length)]).Append(_random.Next(12) == 0 ? ". " : " ");
            return text.ToString(0, characters);
        }
#pragma warning restore CA5394
    }
}
