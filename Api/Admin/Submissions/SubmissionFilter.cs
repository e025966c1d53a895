using Assay.Api.Admin.Requests;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>Reads a list's query from a request.</summary>
internal static class SubmissionFilter
{
    private const int DefaultLimit = 50;

    private static readonly Dictionary<string, SubmissionSort> Sorts = new()
    {
        ["created_desc"] = SubmissionSort.CreatedDescending,
        ["created_asc"] = SubmissionSort.CreatedAscending,
        ["score_desc"] = SubmissionSort.ScoreDescending,
        ["score_asc"] = SubmissionSort.ScoreAscending,
    };

    public static SubmissionQuery Read(IQueryCollection values)
    {
        var filters = new QueryFilters(values);
        var query = new SubmissionQuery
        {
            Status = filters.Choice<SubmissionStatus>("status"),
            ScoringStatus = filters.Choice<StageStatus>("scoring_status"),
            ReportStatus = filters.Choice<StageStatus>("report_status"),
            AssessmentId = filters.Text("assessment_id"),
            CandidateEmail = filters.Text("candidate"),
            MinScore = filters.Percentage("min_score"),
            MaxScore = filters.Percentage("max_score"),
            From = filters.Time("from"),
            To = filters.Time("to"),
            Sort = filters.Choice("sort", Sorts, SubmissionSort.CreatedDescending),
            Limit = filters.Limit(DefaultLimit),
            Cursor = filters.Cursor(),
        };
        filters.Require(query.MinScore is null || query.MaxScore is null || query.MinScore <= query.MaxScore, "min_score", "must not be above max_score");
        filters.Require(query.From is null || query.To is null || query.From < query.To, "from", "must be before to");
        filters.ThrowIfAny();
        return query with { Source = RequestSource.OfQuery(values["source"]) };
    }
}
