using Assay.Reviews;
using Assay.Servers;
using Assay.Silo.Storage.Postgres;

namespace Assay.Silo.Tests.Storage.Postgres;

public sealed class ReviewUpgradeTests
{
    [Fact]
    public async Task Provisional_submissions_of_a_schema_without_the_columns_are_found_by_their_creation_and_with_no_reason()
    {
        var schema = await (await SharedPostgres.GetAsync()).NewSchemaAsync();
        await using (var source = PostgresSource.Create(schema))
        {
            await PostgresMigrator.UpgradeAsync(source, PostgresStateSchema.Part, [.. PostgresStateSchema.Scripts.Take(2)], CancellationToken.None);
            await using var insert = source.CreateCommand(
                """
                INSERT INTO submissions (key, etag, schema_version, phase, created_at, updated_at, run, attempts, wake_kind,
                    assessment_id, source, email_key, candidate_email, candidate_name, initiated_by, payload)
                SELECT 'sub_' || n, 1, 1, CASE n % 3 WHEN 0 THEN 2221 ELSE 2220 END, 1000 - n, 0, 1, 0, 1, 'assess_1', 'smart-mock', 'e', 'e', '', '', '\x00'
                FROM generate_series(1, 9) AS n
                """);
            await insert.ExecuteNonQueryAsync();
        }

        await using var store = await PostgresTestStore.OpenAsync(schema);
        var page = await store.Catalog.ReviewsAsync(new ReviewQuery { AssessmentId = "assess_1" }, CancellationToken.None);
        Assert.Equal(["sub_9", "sub_6", "sub_3"], page.Items.Select(item => item.SubmissionId));
        Assert.All(page.Items, item => Assert.Equal((null, null, null), (item.ReviewCount, item.ReviewSince, item.ReviewReasons)));
    }
}
