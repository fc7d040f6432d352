using Keles.Api.FlowControl.V1;
using Keles.ApiServer.FlowControl;
using Keles.Client;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>The arithmetic of seats: hands, shares, lending, estimates, how long to stay away.</summary>
public sealed class FlowArithmeticTests
{
    [Theory]
    [InlineData(8, 3)]
    [InlineData(64, 6)]
    [InlineData(128, 8)]
    [InlineData(6, 6)]
    public void A_hand_has_different_cards_and_every_card_is_dealt_equally_often(int deck, int size)
    {
        var counts = new int[deck];
        Span<int> hand = stackalloc int[size];
        const int Deals = 20_000;
        for (var i = 0; i < Deals; i++)
        {
            ShuffleSharding.Deal(FlowHash.Of(7, $"flow-{i}"), deck, hand);
            Assert.Equal(size, hand.ToArray().Distinct().Count());
            foreach (var card in hand) counts[card]++;
        }

        var expected = (double)Deals * size / deck;
        Assert.All(counts, c => Assert.InRange(c, expected * 0.85, expected * 1.15));
    }

    [Theory]
    [InlineData("system", 74, 50, 674)]
    [InlineData("node-high", 98, 73, 698)]
    [InlineData("leader-election", 25, 25, 625)]
    [InlineData("workload-high", 98, 49, 698)]
    [InlineData("workload-low", 245, 24, 845)]
    [InlineData("global-default", 49, 24, 649)]
    [InlineData("catch-all", 13, 13, 13)]
    [InlineData("exempt", 0, 0, 600)]
    public void The_levels_of_every_cluster_have_the_seats_that_upstream_gives_them(string level, int nominal, int least, int most)
    {
        var levels = BootstrapFacts.All.Select(static f => f.Object).OfType<PriorityLevelConfiguration>().ToList();
        double shares = levels.Sum(static l => LevelSeats.SharesOf(l.Spec));
        var seats = LevelSeats.Of(levels.Single(l => l.Metadata.Name == level).Spec, new FlowControlOptions().Seats, shares);
        Assert.Equal(new LevelSeats(nominal, least, level == "catch-all" ? seats.Most : most), seats);
    }

    [Fact]
    public void A_sum_is_divided_in_proportion_to_the_targets_within_the_bounds()
    {
        AllocationClass[] classes = [new(10, 0, 100), new(30, 0, 100), new(5, 4, 100), new(50, 0, 20)];
        var (parts, fraction) = ConcurrencyAllocation.Divide(64, classes)!.Value;
        Assert.Equal(64, parts.Sum(), 6);
        Assert.Equal(20, parts[3], 6);
        Assert.Equal(3, parts[1] / parts[0], 6);
        Assert.Equal(10 * fraction, parts[0], 6);
        Assert.All(parts.Zip(classes), static p => Assert.InRange(p.First, p.Second.Lower - 1e-6, p.Second.Upper + 1e-6));
    }

    [Theory]
    [InlineData(3, "3 3")]
    [InlineData(30, "10 20")]
    public void At_the_edge_everybody_has_his_bound(int sum, string bounds)
    {
        var each = bounds.Split(' ').Select(double.Parse).ToArray();
        AllocationClass[] classes = sum == 3 ? [new(1, 1, 5), new(2, 2, 5)] : [new(1, 0, each[0]), new(1, 0, each[1])];
        var parts = ConcurrencyAllocation.Divide(sum, classes)!.Value.Parts;
        Assert.Equal(sum, parts.Sum(), 6);
    }

    [Fact]
    public void A_sum_out_of_bounds_is_not_divided()
    {
        Assert.Null(ConcurrencyAllocation.Divide(5, [new(4, 3, 9), new(4, 3, 9)]));
        Assert.Null(ConcurrencyAllocation.Divide(50, [new(4, 3, 9), new(4, 3, 9)]));
        Assert.Null(ConcurrencyAllocation.Divide(5, [new(1, 3, 9)]));
    }

    [Fact]
    public void Demand_is_told_as_an_average_a_deviation_and_a_peak()
    {
        var demand = new SeatDemandIntegrator();
        demand.Set(0, 0);
        demand.Set(10, 5);
        Assert.Equal(new SeatDemand(10, 5, 5), demand.Take(10));
        Assert.Equal(new SeatDemand(10, 10, 0), demand.Take(20));
        Assert.Equal(10, new SeatDemand(10, 5, 5).Smoothed(0));
        Assert.InRange(new SeatDemand(0, 0, 0).Smoothed(100), 97, 98);
    }

    [Theory]
    [InlineData(0, "", 1)]
    [InlineData(1000, "", 5)]
    [InlineData(100_000, "", 10)]
    [InlineData(100_000, "limit=500", 3)]
    [InlineData(100_000, "continue=x", 12)]
    [InlineData(1000, "continue=x&limit=100", 1)]
    [InlineData(1000, "continue=x&limit=100&labelSelector=a", 3)]
    [InlineData(1_000_000, "one", 1)]
    public void A_list_costs_by_what_it_holds_in_memory(long count, string query, int seats)
    {
        var q = new ListQuery
        {
            Limit = query.Contains("limit=500", StringComparison.Ordinal) ? 500 : query.Contains("limit=100", StringComparison.Ordinal) ? 100 : 0,
            Continue = query.Contains("continue", StringComparison.Ordinal) ? "x" : "",
            LabelSelector = query.Contains("labelSelector", StringComparison.Ordinal) ? "a" : "",
        };
        Assert.Equal(seats, ListEstimate.Seats(q, isWatch: false, namesOne: query == "one", count, 500, 12));
    }

    [Theory]
    [InlineData(0, 1, 0, 0)]
    [InlineData(9, 1, 0, 0)]
    [InlineData(10, 1, 1, 5)]
    [InlineData(45, 1, 5, 5)]
    [InlineData(1000, 1, 10, 50)]
    public void A_change_costs_by_how_many_are_told_of_it(int watchers, int initial, int final, int milliseconds) =>
        Assert.Equal(new WorkEstimate(initial, final, TimeSpan.FromMilliseconds(milliseconds)), ChangeEstimate.Of(watchers, 0));

    [Fact]
    public void Those_who_are_refused_are_sent_away_for_longer_the_more_they_are()
    {
        var dropped = new DroppedRequests();
        foreach (var (second, count, retryAfter) in ((long, int, int)[])[(0, 5, 1), (1, 11, 2), (2, 1, 2), (3, 11, 4), (4, 1, 4), (7, 5, 8), (17, 2, 7), (18, 1, 6)])
        {
            for (var i = 0; i < count; i++) dropped.Add(1_000_000 + second);
            Assert.True(retryAfter == dropped.RetryAfterSeconds, $"after second {second}: {dropped.RetryAfterSeconds} instead of {retryAfter}");
        }
    }
}
