using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class ErasureTests
{
    [Fact]
    public async Task Rows_beside_a_submission_are_found_by_the_beginning_of_their_key_and_no_others()
    {
        await using var store = await TestStore.OpenAsync();
        foreach (var key in new[] { "part_sub_1.a.0", "part_sub_1.a.1", "part_sub_1.b.0", "part_sub_10.a.0", "part_sub_1", "part_sub_2.a.0", "rev_sub_1.1.0" })
            await PutAsync(store, "sheet-part", key);
        await PutAsync(store, "revision", "part_sub_1.c.0");

        Assert.Equal<IEnumerable<string>>(["part_sub_1.a.0", "part_sub_1.a.1", "part_sub_1.b.0"], await store.Erasures.KeysAsync("sheet-part", "part_sub_1.", 10, CancellationToken.None));
        Assert.Equal<IEnumerable<string>>(["part_sub_1.a.0", "part_sub_1.a.1"], await store.Erasures.KeysAsync("sheet-part", "part_sub_1.", 2, CancellationToken.None));
        Assert.Empty(await store.Erasures.KeysAsync("sheet-part", "part_sub_3.", 10, CancellationToken.None));
        await store.Erasures.RemoveTracesAsync(CancellationToken.None);
    }

    private static Task PutAsync(TestStore store, string stateName, string key) => store.Grains.WriteStateAsync(
        stateName, GrainId.Create("row", key), new GrainState<SheetPartState> { State = new SheetPartState { Bytes = [1] } });
}
