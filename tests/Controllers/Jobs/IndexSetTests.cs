using Keles.Controllers.Jobs;

namespace Keles.Controllers.Tests.Jobs;

public sealed class IndexSetTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("0", "0")]
    [InlineData("0,1", "0,1")]
    [InlineData("0,1,2", "0-2")]
    [InlineData("2-4,5", "2-5")]
    [InlineData("1,3-5,7", "1,3-5,7")]
    [InlineData("0-3,x,5", "0-3,5")]
    [InlineData("7-12", "7-9")]
    [InlineData("3,12", "3")]
    [InlineData("-1,2", "2")]
    public void Reads_what_a_status_says_and_writes_it_the_same_way(string text, string written) => Assert.Equal(written, IndexSet.Parse(text, 10).ToString());

    [Fact]
    public void Takes_more_indexes_in_any_order()
    {
        var set = IndexSet.Parse("2-4", 10).With([9, 5, 0, 5]);
        Assert.Equal("0,2-5,9", set.ToString());
        Assert.Equal(6, set.Count);
        Assert.Equal([0, 2, 3, 4, 5, 9], Enumerable.Range(0, 12).Where(set.Contains));
        Assert.Equal([1, 6, 7, 8, 10], set.Missing(11));
        Assert.Equal(2, set.CountShared(IndexSet.Parse("3,6,9", 10)));
    }

    [Fact]
    public void Is_the_same_set_as_one_of_single_numbers()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            int[] a = [.. Enumerable.Range(0, 20).Where(_ => random.Next(3) == 0)], b = [.. Enumerable.Range(0, 20).Where(_ => random.Next(3) == 0)];
            var (x, y) = (IndexSet.Of(a), IndexSet.Parse(IndexSet.Of(b).ToString(), 20));
            var both = x.Union(y);
            Assert.Equal(a.Union(b).Order(), Enumerable.Range(0, 20).Where(both.Contains));
            Assert.Equal(a.Union(b).Count(), both.Count);
            Assert.Equal(a.Intersect(b).Count(), x.CountShared(y));
            Assert.Equal(Enumerable.Range(0, 20).Except(a), x.Missing(20));
        }
    }
}
