using Assay.Reviews;
using Assay.Silo.Storage.Sqlite;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class ReviewUpgradeTests : FolderTests
{
    [Fact]
    public async Task Provisional_submissions_of_a_file_without_the_columns_are_found_by_their_creation_and_with_no_reason()
    {
        var folder = NewFolder();
        var path = Path.Combine(folder, "state.db");
        Migrator.Upgrade(path, [.. StateSchema.Scripts.Take(1)]);
        using (var db = Db.Open(path, readOnly: false))
        {
            Pragmas.ForWriting(db);
            db.Execute(
                """
                INSERT INTO submissions (key, etag, schema_version, phase, created_at, updated_at, run, attempts, wake_kind,
                    assessment_id, source, email_key, candidate_email, candidate_name, initiated_by, payload)
                SELECT 'sub_' || value, 1, 1, CASE value % 3 WHEN 0 THEN 2221 ELSE 2220 END, 1000 - value, 0, 1, 0, 1,
                    'assess_1', 'smart-mock', 'e', 'e', '', '', x'00'
                FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 9) SELECT value FROM n)
                """);
        }

        await using var store = new SqliteTestStore(folder);
        var page = await store.Catalog.ReviewsAsync(new ReviewQuery { AssessmentId = "assess_1" }, CancellationToken.None);
        Assert.Equal(["sub_9", "sub_6", "sub_3"], page.Items.Select(item => item.SubmissionId));
        Assert.All(page.Items, item => Assert.Equal((null, null, null), (item.ReviewCount, item.ReviewSince, item.ReviewReasons)));
    }
}
