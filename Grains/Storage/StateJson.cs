using System.Text.Json.Serialization;
using Assay.Assessments;
using Assay.LoginCodes;
using Assay.RescoreJobs;
using Assay.Scoring.Embedded.Strictness;
using Assay.Scoring.Models.Paid;
using Assay.Scoring.Models.Spending;
using Assay.Submissions;

namespace Assay.Storage;

/// <summary>How grain states are written as JSON: source-generated, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SubmissionState))]
[JsonSerializable(typeof(AssessmentState))]
[JsonSerializable(typeof(AssessmentVersionState))]
[JsonSerializable(typeof(LoginCodeState))]
[JsonSerializable(typeof(RevisionState))]
[JsonSerializable(typeof(SheetPartState))]
[JsonSerializable(typeof(PaidState))]
[JsonSerializable(typeof(ModelUsageState))]
[JsonSerializable(typeof(RescoreState))]
[JsonSerializable(typeof(RescoreResultsState))]
[JsonSerializable(typeof(StrictnessState))]
public sealed partial class StateJson : JsonSerializerContext;
