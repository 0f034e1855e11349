namespace X; public class A { [Xunit.Fact] public void T() { } }
