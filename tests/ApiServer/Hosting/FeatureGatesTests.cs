using Keles.ApiServer.Hosting;

namespace Keles.ApiServer.Tests.Hosting;

/// <summary>The switches of upstream's that are known here.</summary>
public sealed class FeatureGatesTests
{
    [Fact]
    public void Switches_are_read_in_upstreams_form()
    {
        Assert.False(FeatureGates.Parse("").Cbor);
        Assert.True(FeatureGates.Parse("WatchList=true, CBORServingAndStorage=true").Cbor);
        Assert.All(FeatureGates.Known, g => Assert.Equal(g.IsOn, FeatureGates.Default.IsOn(g)));
    }

    [Theory]
    [InlineData("Made=true", "unrecognized feature gate: Made")]
    [InlineData("WatchList", "missing bool value for WatchList")]
    [InlineData("WatchList=perhaps", "invalid value of WatchList=perhaps")]
    [InlineData("WatchList=false", "cannot set feature gate WatchList to false, feature is locked to true")]
    public void What_cannot_be_is_refused(string text, string message) => Assert.Equal(message, Assert.Throws<FormatException>(() => FeatureGates.Parse(text)).Message);
}
