using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn;

public class RequestUnitsTests
{
    [Theory]
    [InlineData(1, 1, 4.95)]
    [InlineData(4, 1.14, 6.67)]
    [InlineData(8, 1.32, 7.04)]
    [InlineData(16, 1.67, 9.52)]
    [InlineData(32, 2.38, 11.23)]
    [InlineData(64, 3.79, 22.67)]
    public void Charges_follow_the_published_table(int kilobytes, double read, double write)
    {
        Assert.Equal(read, RequestUnits.Read(kilobytes * 1024));
        Assert.Equal(write, RequestUnits.Write(kilobytes * 1024));
    }
}
