using Keles.Background;

namespace Keles.Scheduler.Tests.Snapshots;

public sealed class PodListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_holds_what_a_plain_list_would(ulong seed)
    {
        var random = new SeededRandom(seed);
        var (list, plain) = (PodList.Empty, new List<PodInfo>());
        for (var i = 0; i < 2000; i++)
        {
            if (plain.Count == 0 || random.Next(i < 1000 ? 4 : 8) > (i < 1000 ? 0 : 4))
            {
                var pod = new PodInfo(A.Pod($"p{i}"));
                var before = list;
                list = list.Add(pod);
                Assert.Equal(plain.Count, before.Count);
                plain.Add(pod);
            }
            else
            {
                var gone = plain[random.Next(plain.Count)];
                list = list.Without(gone);
                plain.Remove(gone);
            }

            Assert.Equal((plain.Count, plain.Count == 0), (list.Count, list.IsEmpty));
            if (i % 50 == 0) Assert.Equal(plain, list);
        }

        Assert.Equal(plain, list);
        Assert.Same(list, list.Without(new PodInfo(A.Pod("p0"))));
        Assert.Equal(plain.Where(static p => p.Uid.EndsWith('7')), list.Where(static p => p.Uid.EndsWith('7')));
        foreach (var pod in plain) list = list.Without(pod);
        Assert.Empty(list);
    }
}
