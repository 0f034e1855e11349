using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class UnitConversions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "PriceOrigin_Factor",
                schema: "planning",
                table: "BudgetLines",
                type: "decimal(19,8)",
                precision: 19,
                scale: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PriceOrigin_Unit",
                schema: "planning",
                table: "BudgetLines",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ItemUnits",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Factor = table.Column<decimal>(type: "decimal(19,8)", precision: 19, scale: 8, nullable: false),
                    OwnUnit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemUnits", x => x.Id);
                    table.CheckConstraint("CK_ItemUnits_Factor", "\"Factor\" > 0");
                    table.ForeignKey(
                        name: "FK_ItemUnits_Items_ItemId",
                        column: x => x.ItemId,
                        principalSchema: "catalog",
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ItemUnits_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ItemUnits_ItemId_Unit",
                schema: "catalog",
                table: "ItemUnits",
                columns: new[] { "ItemId", "Unit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemUnits_OrganizationId",
                schema: "catalog",
                table: "ItemUnits",
                column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ItemUnits",
                schema: "catalog");

            migrationBuilder.DropColumn(
                name: "PriceOrigin_Factor",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "PriceOrigin_Unit",
                schema: "planning",
                table: "BudgetLines");
        }
    }
}
