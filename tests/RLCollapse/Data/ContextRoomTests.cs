using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public sealed class ContextRoomTests
{
    [Fact]
    public void Names_the_length_that_would_do()
    {
        var error = Assert.Throws<UserErrorException>(() => ContextRoom.Require(Tiny.Data, 60, 58, "rl"));
        var needed = int.Parse(error.Message.Split("Raise it to ")[1].Split(',')[0]);
        ContextRoom.Require(Tiny.Data, needed, 58, "rl");
        Assert.Throws<UserErrorException>(() => ContextRoom.Require(Tiny.Data, needed - 1, 58, "rl"));
    }
}
