using System.Globalization;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// One page of a list. The order begins with a column that the filter holds fixed, where there is one, so that a composite index
/// leads straight to the rows and has them sorted already; all other filters are looked up in their own indexes.
/// </summary>
internal static class CosmosList
{
    private const string Submission = "submission";

    /// <summary>Every phase there can be.</summary>
    public static readonly int[] Phases =
    [
        .. from status in Enum.GetValues<SubmissionStatus>()
           from scoring in Enum.GetValues<StageStatus>()
           from report in Enum.GetValues<StageStatus>()
           from provisional in new[] { false, true }
           select Phase.Of(new SubmissionListItem { Status = status, ScoringStatus = scoring, ReportStatus = report, Provisional = provisional }),
    ];

    public static CosmosQuery Query(ListRequest request)
    {
        var filter = new ListFilter(request.Query, Phases);
        var query = new CosmosQuery("list", string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {request.Limit + 1} {CosmosListRow.Columns} FROM c"));
        query.Where("c.GrainType =", Submission);
        AddFilter(query, filter);
        var sort = filter.ByScore ? "c.Assay.score" : "c.Assay.createdAt";
        if (request.After is { } position)
            query.WhereAfter(sort, filter.ByScore ? position.Value : DocumentTime.Of(position.Value), "c.PartitionKey", position.Key, filter.Descending);
        var direction = filter.Descending ? "DESC" : "ASC";
        query.Append($" ORDER BY {Leading(filter)} {direction}, {sort} {direction}, c.PartitionKey {direction}");
        return query;
    }

    private static string Leading(ListFilter filter) => filter switch
    {
        { ByScore: true } => "c.GrainType",
        { Query.CandidateEmail: not null } => "c.Assay.emailKey",
        { Query.AssessmentId: not null } => "c.Assay.assessmentId",
        { Query.Source: not null } => "c.Assay.source",
        _ => "c.GrainType",
    };

    private static void AddFilter(CosmosQuery query, ListFilter filter)
    {
        var asked = filter.Query;
        if (filter.LimitsPhase)
            query.Where($"c.Assay.phase IN ({string.Join(',', Phases.Where(phase => Phase.Matches(phase, asked)))})");
        query.Where("c.Assay.emailKey =", asked.CandidateEmail is { } email ? EmailKey.Of(email) : null);
        query.Where("c.Assay.assessmentId =", asked.AssessmentId);
        query.Where("c.Assay.source =", asked.Source);
        if (filter.ByScore || filter.LimitsScore)
            query.Where("IS_DEFINED(c.Assay.score)");
        query.Where("c.Assay.score >=", asked.MinScore is { } least ? MicroPercent.AtLeast(least) : null);
        query.Where("c.Assay.score <=", asked.MaxScore is { } most ? MicroPercent.AtMost(most) : null);
        query.Where("c.Assay.createdAt >=", asked.From is { } from ? DocumentTime.Of(from) : null);
        query.Where("c.Assay.createdAt <", asked.To is { } to ? DocumentTime.Of(to) : null);
    }
}
