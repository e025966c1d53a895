using System.Collections.Immutable;
using System.Globalization;
using Assay.Errors;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    /// <summary>Decides where a sheet is kept. A large one is stored in parts before the row that names them, so that a row never names what is not there.</summary>
    private async Task<(AnswerSheet Kept, SheetOverflow? Overflow)> KeepSheetAsync(AnswerSheet sheet)
    {
        if (SheetPacking.PackIfLarge(sheet) is not { } packed)
            return (sheet, null);

        var overflow = SheetPacking.Describe(packed);
        for (var part = 0; part < overflow.Parts; part++)
        {
            var start = part * SheetPacking.PartBytes;
            var length = Math.Min(SheetPacking.PartBytes, packed.Length - start);
            await PartOf(overflow, part).Put(ImmutableArray.Create(packed, start, length));
        }

        return (new AnswerSheet { Dropped = sheet.Dropped }, overflow);
    }

    private async Task<AnswerSheet> LoadSheetAsync(SubmissionState state)
    {
        if (state.Overflow is not { } overflow)
            return state.Sheet;

        var packed = new List<byte>();
        for (var part = 0; part < overflow.Parts; part++)
        {
            var bytes = await PartOf(overflow, part).Read()
                ?? throw new AssayException(ErrorKind.Unavailable, "sheet_part_missing", "A part of the answers cannot be read.");
            packed.AddRange(bytes);
        }

        return SheetPacking.Unpack(packed.ToArray());
    }

    /// <summary>Removes the parts of a sheet that was durably replaced. Failing or dying before leaves unused rows and nothing worse.</summary>
    private async Task DropReplacedAsync(SheetOverflow? before, SheetOverflow? after)
    {
        if (before is null || before == after)
            return;
        try
        {
            for (var part = 0; part < before.Parts; part++)
                await PartOf(before, part).Remove();
        }
        catch (Exception error)
        {
            LogPartsLeft(_logger, error, Key);
        }
    }

    private ISheetPartGrain PartOf(SheetOverflow overflow, int part) =>
        GrainFactory.GetGrain<ISheetPartGrain>(string.Create(CultureInfo.InvariantCulture, $"part_{Key}.{overflow.Id}.{part}"));
}
